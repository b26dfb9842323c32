namespace Cms.DataTypes;

/// <summary>A property editor with its settings.</summary>
public sealed class DataTypeRow
{
    public int Id { get; init; }
    public Guid Key { get; init; }
    public required string Name { get; set; }

    /// <summary>Umbraco's schema alias: what is stored (`Umbraco.TextBox`).</summary>
    public required string EditorAlias { get; set; }

    /// <summary>Umbraco's interface alias: how it is edited (`Umb.PropertyEditorUi.TextBox`).</summary>
    public string? EditorUiAlias { get; set; }
    public string? Folder { get; set; }

    /// <summary>A JSON object.</summary>
    public required string Config { get; set; }
}
