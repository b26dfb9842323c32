using Cms.Composing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;

namespace Cms.DataTypes;

/// <summary>A property editor as far as a data type needs one: its alias. Values are read elsewhere.</summary>
internal sealed class StoredEditor(string alias) : IDataEditor
{
    public string Alias => alias;
    public bool IsDeprecated => false;
    public IDictionary<string, object> DefaultConfiguration => new Dictionary<string, object>();
    public IPropertyIndexValueFactory PropertyIndexValueFactory => throw Absent();

    public IDataValueEditor GetValueEditor() => throw Absent();

    public IDataValueEditor GetValueEditor(object? configurationObject) => throw Absent();

    public IConfigurationEditor GetConfigurationEditor() => NoConfigurationObjects.Editor;

    public static ValueStorageType StorageOf(string alias) =>
        alias switch
        {
            Constants.PropertyEditors.Aliases.Integer or Constants.PropertyEditors.Aliases.Boolean => ValueStorageType.Integer,
            Constants.PropertyEditors.Aliases.Decimal => ValueStorageType.Decimal,
            Constants.PropertyEditors.Aliases.DateTime => ValueStorageType.Date,
            Constants.PropertyEditors.Aliases.TextBox or Constants.PropertyEditors.Aliases.EmailAddress =>
                ValueStorageType.Nvarchar,
            _ => ValueStorageType.Ntext,
        };

    static NotSupportedException Absent() =>
        new("This engine has no value editors: values are read from the published snapshot.");
}

/// <summary>Settings are given as <see cref="IDataType.ConfigurationData"/>; there are no typed objects of them.</summary>
internal static class NoConfigurationObjects
{
    public static readonly IConfigurationEditor Editor = PartialContract.Of<IConfigurationEditor>(new Untyped());
    public static readonly IConfigurationEditorJsonSerializer Serializer = PartialContract.Of<IConfigurationEditorJsonSerializer>(
        new object()
    );

    sealed class Untyped
    {
        public IDictionary<string, object> DefaultConfiguration => new Dictionary<string, object>();

        public object ToConfigurationObject(
            IDictionary<string, object> configuration,
            IConfigurationEditorJsonSerializer serializer
        ) => configuration;
    }
}
