using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Cms.Tests;

/// <summary>Writes a small site as uSync files: two languages, a `page` type, and whatever a test adds.</summary>
public sealed class Files
{
    readonly List<Declared> _properties = [];

    sealed record Declared(string Alias, string DataType, bool Varies, bool Mandatory, string Pattern, string Message);

    public Files(string folder)
    {
        Folder = folder;
        Write(
            "Languages/fr-fr",
            """<Language Key="00000001-0000-0000-0000-000000000000" Alias="fr-FR" Level="0"><Name>Français</Name><IsoCode>fr-FR</IsoCode><IsMandatory>true</IsMandatory><IsDefault>true</IsDefault></Language>"""
        );
        Write(
            "Languages/en-us",
            """<Language Key="00000002-0000-0000-0000-000000000000" Alias="en-US" Level="0"><Name>English</Name><IsoCode>en-US</IsoCode><IsMandatory>False</IsMandatory><IsDefault>False</IsDefault><Fallback>fr-FR</Fallback></Language>"""
        );
        DataType("Text", "Umbraco.TextBox");
    }

    public string Folder { get; }

    /// <summary>The same key for the same name, always.</summary>
    public static Guid Key(string name) => new(MD5.HashData(Encoding.UTF8.GetBytes(name)));

    public void Write(string path, string xml)
    {
        var file = Path.Combine(Folder, path + ".config");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, xml);
    }

    public void DataType(string name, string editor, string config = "{}") =>
        Write(
            "DataTypes/" + name,
            $"""
            <DataType Key="{Key(name)}" Alias="{name}" Level="1">
              <Info><Name>{name}</Name><EditorAlias>{editor}</EditorAlias></Info>
              <Config><![CDATA[{config}]]></Config>
            </DataType>
            """
        );

    public Files Property(
        string alias,
        string editor = "Umbraco.TextBox",
        string config = "{}",
        bool varies = false,
        bool mandatory = false,
        string pattern = "",
        string message = ""
    )
    {
        DataType(alias + "Type", editor, config);
        _properties.Add(new(alias, alias + "Type", varies, mandatory, pattern, message));
        return this;
    }

    /// <summary>Writes the type with the properties added so far, which may stand under itself and at the root.</summary>
    public Files Type(string alias, bool element = false, string variations = "Culture", string extra = "", string allowed = "")
    {
        Write(
            "ContentTypes/" + alias.ToLowerInvariant(),
            $"""
            <ContentType Key="{Key(alias)}" Alias="{alias}" Level="1">
              <Info>
                <Name>{alias}</Name><Icon>icon-document</Icon><AllowAtRoot>True</AllowAtRoot>
                <Variations>{variations}</Variations><IsElement>{(element ? "true" : "false")}</IsElement>{extra}
              </Info>
              <Structure><ContentType Key="{Key(alias)}" SortOrder="0">{alias}</ContentType>{allowed}</Structure>
              <GenericProperties>{string.Concat(_properties.Select(Generic))}</GenericProperties>
              <Tabs />
            </ContentType>
            """
        );
        _properties.Clear();
        return this;
    }

    static string Generic(Declared property) =>
        $"""
            <GenericProperty>
              <Key>{Key("property " + property.Alias)}</Key><Name>{property.Alias}</Name><Alias>{property.Alias}</Alias>
              <Definition>{Key(
                property.DataType
            )}</Definition><Type>ignored</Type><Mandatory>{(property.Mandatory ? "true" : "false")}</Mandatory><Validation>{SecurityElement.Escape(property.Pattern)}</Validation>
              <MandatoryMessage>{property.Message}</MandatoryMessage><ValidationRegExpMessage>{property.Message}</ValidationRegExpMessage>
              <Description><![CDATA[]]></Description><SortOrder>0</SortOrder><Tab></Tab>
              <Variations>{(property.Varies ? "Culture" : "Nothing")}</Variations>
            </GenericProperty>
            """;

    /// <param name="values">As (alias, culture or "", stored text).</param>
    public Files Document(
        string name,
        string? parent = null,
        string type = "page",
        string? english = null,
        int sort = 0,
        string published = "true",
        params (string Alias, string Culture, string Text)[] values
    )
    {
        var properties = values
            .GroupBy(value => value.Alias)
            .Select(group =>
                $"<{group.Key}>{string.Concat(group.Select(v => $"<Value{(v.Culture.Length > 0 ? $" Culture=\"{v.Culture}\"" : "")}>{SecurityElement.Escape(v.Text)}</Value>"))}</{group.Key}>"
            );
        var names =
            $"<Name Culture=\"fr-FR\">{SecurityElement.Escape(name)}</Name>"
            + (english is null ? "" : $"<Name Culture=\"en-US\">{SecurityElement.Escape(english)}</Name>");
        var flags =
            $"<Published Culture=\"fr-FR\">{published}</Published>"
            + (english is null ? "" : $"<Published Culture=\"en-US\">{published}</Published>");
        Write(
            "Content/" + Key(name),
            $"""
            <Content Key="{Key(name)}" Alias="{SecurityElement.Escape(name)}" Level="1">
              <Info>
                <Parent Key="{(parent is null ? Guid.Empty : Key(parent))}">{SecurityElement.Escape(parent)}</Parent>
                <Path>/</Path><Trashed>false</Trashed><ContentType>{type}</ContentType><CreateDate>2026-02-03T09:15:00</CreateDate>
                <NodeName Default="{SecurityElement.Escape(name)}">{names}</NodeName><SortOrder>{sort}</SortOrder>
                <Published Default="true">{flags}</Published><Schedule /><Template />
              </Info>
              <Properties>{string.Concat(properties)}</Properties>
            </Content>
            """
        );
        return this;
    }

    public Files Domains(string root)
    {
        foreach (var (name, language) in (ReadOnlySpan<(string, string)>)[("/", "fr-FR"), ("/en", "en-US")])
            Write(
                $"Domains/{language}",
                $"""<Domain Key="{Key(name)}" Alias="{name}"><Info><IsWildcard>false</IsWildcard><Language>{language}</Language><Root Key="{Key(root)}">/x</Root></Info></Domain>"""
            );
        return this;
    }

    public Files Medium(string name, string src, string type = "Image", string? json = null, int sort = 0)
    {
        DataType("Cropper", "Umbraco.ImageCropper");
        Write(
            "MediaTypes/" + type,
            $"""
            <MediaType Key="{Key(
                type
            )}" Alias="{type}" Level="1"><Info><Name>{type}</Name><AllowAtRoot>True</AllowAtRoot><Variations>Nothing</Variations></Info>
            <GenericProperties><GenericProperty><Key>{Key(
                "file of " + type
            )}</Key><Name>File</Name><Alias>umbracoFile</Alias><Definition>{Key(
                "Cropper"
            )}</Definition></GenericProperty></GenericProperties></MediaType>
            """
        );
        Write(
            "Media/" + Key(name),
            $$"""
            <Media Key="{{Key(name)}}" Alias="{{name}}" Level="1">
              <Info><Parent Key="{{Guid.Empty}}"></Parent><Path>/</Path><Trashed>false</Trashed><ContentType>{{type}}</ContentType><CreateDate>2026-02-03T09:15:00</CreateDate><NodeName Default="{{name}}" /><SortOrder>{{sort}}</SortOrder></Info>
              <Properties><umbracoFile><Value><![CDATA[{{json
                ?? $$"""{"src": "{{src}}", "focalPoint": {"left": 0.25, "top": 0.75}, "crops": null}"""}}]]></Value></umbracoFile></Properties>
            </Media>
            """
        );
        return this;
    }

    public string PathOf(string document) => Path.Combine(Folder, "Content", Key(document) + ".config");
}
