using Cms.Published;
using Umbraco.Cms.Core.Models;

namespace Cms.DocumentTypes.Contracts;

/// <summary>The readings of `IContentTypeService`.</summary>
internal sealed class DocumentTypeReadings(SnapshotSource snapshots)
{
    Dictionary<Guid, IContentType> All => snapshots.Current.Models.DocumentTypes;

    public IContentType? Get(int id) => All.Values.FirstOrDefault(type => type.Id == id);

    public IContentType? Get(Guid key) => All.GetValueOrDefault(key);

    public Task<IContentType?> GetAsync(Guid guid) => Task.FromResult(Get(guid));

    public IContentType? Get(string alias) =>
        All.Values.FirstOrDefault(type => type.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase));

    public int Count() => All.Count;

    public IEnumerable<IContentType> GetAll() => All.Values;

    public IEnumerable<IContentType> GetMany(params int[] ids) => All.Values.Where(type => ids.Contains(type.Id));

    public IEnumerable<IContentType> GetMany(IEnumerable<Guid>? ids) =>
        ids is null ? All.Values : ids.Select(Get).OfType<IContentType>();

    public IEnumerable<IContentType> GetComposedOf(int id) =>
        All.Values.Where(type => type.ContentTypeComposition.Any(part => part.Id == id));

    public IEnumerable<string> GetAllPropertyTypeAliases() =>
        All.Values.SelectMany(type => type.PropertyTypes).Select(property => property.Alias).Distinct(StringComparer.Ordinal);

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases) =>
        All.Values.Where(type => aliases.Contains(type.Alias, StringComparer.OrdinalIgnoreCase)).Select(type => type.Id);
}

/// <summary>The readings of `IDataTypeService`.</summary>
internal sealed class DataTypeReadings(SnapshotSource snapshots)
{
    Dictionary<Guid, IDataType> All => snapshots.Current.Models.DataTypes;

    public IDataType? GetDataType(int id) => All.Values.FirstOrDefault(type => type.Id == id);

    public IDataType? GetDataType(string name) => All.Values.FirstOrDefault(type => type.Name == name);

    public Task<IDataType?> GetAsync(Guid id) => Task.FromResult(All.GetValueOrDefault(id));

    public Task<IDataType?> GetAsync(string name) => Task.FromResult(GetDataType(name));

    public IEnumerable<IDataType> GetAll(params int[] ids) =>
        ids.Length == 0 ? All.Values : All.Values.Where(type => ids.Contains(type.Id));

    public Task<IEnumerable<IDataType>> GetAllAsync(params Guid[] keys) =>
        Task.FromResult(keys.Length == 0 ? All.Values : keys.Select(key => All.GetValueOrDefault(key)).OfType<IDataType>());

    public IEnumerable<IDataType> GetByEditorAlias(string propertyEditorAlias) =>
        All.Values.Where(type => type.EditorAlias == propertyEditorAlias);

    public Task<IEnumerable<IDataType>> GetByEditorAliasAsync(string propertyEditorAlias) =>
        Task.FromResult(GetByEditorAlias(propertyEditorAlias));
}
