using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace Participation.Contributions;

/// <summary>Reads every element type of the CMS as a form, with the rules of its data types.</summary>
public sealed class ReadForms(FormCatalog catalog, IContentTypeService types, IDataTypeService dataTypes)
{
    const int LongestText = 20_000;

    public async Task Run()
    {
        var rules = (await dataTypes.GetAllAsync()).ToDictionary(type => type.Key);
        catalog.Replace(types.GetAll().Where(type => type.IsElement).Select(type => Read(type, rules)).ToList());
    }

    static FormType Read(IContentType type, IReadOnlyDictionary<Guid, IDataType> rules) =>
        new(
            type.Alias,
            type.Name ?? type.Alias,
            InOrder(type)
                .Select(property => Read(property, rules.GetValueOrDefault(property.DataTypeKey)))
                .OfType<FormField>()
                .ToList()
        );

    static IEnumerable<IPropertyType> InOrder(IContentType type) =>
        type
            .CompositionPropertyGroups.OrderBy(group => group.SortOrder)
            .SelectMany(group =>
                (group.PropertyTypes ?? Enumerable.Empty<IPropertyType>()).OrderBy(property => property.SortOrder)
            );

    static FormField? Read(IPropertyType property, IDataType? dataType)
    {
        if (Control(property.PropertyEditorAlias, dataType) is not { } control)
            return null;
        return new FormField(
            property.Alias,
            property.Name,
            Something(property.Description),
            control,
            property.Mandatory,
            Something(property.MandatoryMessage),
            Something(property.ValidationRegExp),
            Something(property.ValidationRegExpMessage),
            control is FieldControl.Line or FieldControl.Text or FieldControl.Email
                ? (int?)Number(dataType, "maxChars") ?? (control is FieldControl.Text ? LongestText : 500)
                : null,
            (int)(Number(dataType, "rows") ?? 8),
            Number(dataType, "min"),
            Number(dataType, "max"),
            Items(dataType)
        );
    }

    static FieldControl? Control(string editor, IDataType? dataType) =>
        editor switch
        {
            Constants.PropertyEditors.Aliases.TextBox => FieldControl.Line,
            Constants.PropertyEditors.Aliases.TextArea => FieldControl.Text,
            Constants.PropertyEditors.Aliases.EmailAddress => FieldControl.Email,
            Constants.PropertyEditors.Aliases.Integer or Constants.PropertyEditors.Aliases.Decimal => FieldControl.Number,
            Constants.PropertyEditors.Aliases.DateTime or "Umbraco.DateOnly" => FieldControl.Date,
            Constants.PropertyEditors.Aliases.Boolean => FieldControl.YesNo,
            Constants.PropertyEditors.Aliases.RadioButtonList => FieldControl.Choice,
            Constants.PropertyEditors.Aliases.CheckBoxList => FieldControl.Choices,
            Constants.PropertyEditors.Aliases.DropDownListFlexible => Configured(dataType, "multiple") is true or "true"
                ? FieldControl.Choices
                : FieldControl.Choice,
            _ => null,
        };

    static decimal? Number(IDataType? dataType, string name) =>
        decimal.TryParse(
            Configured(dataType, name)?.ToString(),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    static IReadOnlyList<string> Items(IDataType? dataType) =>
        Configured(dataType, "items") switch
        {
            IEnumerable<string> words => words.ToList(),
            JsonElement { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(item => item.ToString()).ToList(),
            JsonArray list => list.Select(item => item?.ToString() ?? "").ToList(),
            IEnumerable<object> list => list.Select(item => item.ToString() ?? "").ToList(),
            _ => [],
        };

    /// <summary>A value of the configuration as an ordinary object, whichever JSON reader the CMS used.</summary>
    static object? Configured(IDataType? dataType, string name) =>
        dataType?.ConfigurationData.TryGetValue(name, out var value) is not true ? null
        : value is JsonElement { ValueKind: JsonValueKind.True } ? true
        : value is JsonElement { ValueKind: JsonValueKind.False } ? false
        : value;

    static string? Something(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
