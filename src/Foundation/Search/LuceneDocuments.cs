using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Foundation.Search;

/// <summary>Turns value sets into Lucene's documents.</summary>
static class LuceneDocuments
{
    static readonly FieldType Stems = new(TextField.TYPE_NOT_STORED);

    /// <summary>Words are looked up, never scored: no positions, no norms.</summary>
    static readonly FieldType Words = new(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_ONLY, OmitNorms = true };

    public static Term IdTerm(Guid id) => new(Fields.Id, id.ToString("N"));

    public static Document Of(ValueSet values, IReadOnlyDictionary<string, float> weights)
    {
        var document = new Document
        {
            new StringField(Fields.Id, values.Id.ToString("N"), Field.Store.NO),
            new BinaryDocValuesField(Fields.Id, new BytesRef(values.Id.ToByteArray(bigEndian: true))),
            new StringField(Fields.Facet(ValueSet.KindFacet), values.Kind, Field.Store.NO),
        };
        foreach (var (field, text) in values.Texts)
        {
            if (!weights.ContainsKey(field))
                throw new ArgumentException(
                    $"The index does not search '{field}': name it in SearchIndexOptions.Weights.",
                    nameof(values)
                );
            document.Add(new Field(Fields.Text(field), text, Stems));
            document.Add(new Field(Fields.Words, text, Words));
        }
        foreach (var (facet, value) in values.Facets)
            document.Add(new SortedSetDocValuesField(Fields.Facet(facet), new BytesRef(value)));
        foreach (var (field, number) in values.Numbers)
            document.Add(new NumericDocValuesField(Fields.Number(field), number));
        foreach (var (field, name) in values.Names)
            document.Add(new SortedDocValuesField(Fields.Name(field), new BytesRef(NameColumn.Key(name))));
        return document;
    }
}
