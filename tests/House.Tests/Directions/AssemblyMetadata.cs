using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace House.Tests.Directions;

/// <summary>What a compiled assembly names, read without loading it.</summary>
public sealed class AssemblyMetadata : IDisposable
{
    readonly PEReader _file;
    readonly MetadataReader _metadata;
    readonly SignatureNames _names = new();

    AssemblyMetadata(PEReader file) => (_file, _metadata) = (file, file.GetMetadataReader());

    /// <param name="name">Of an assembly beside the tests, without extension.</param>
    public static AssemblyMetadata Of(string name) =>
        new(new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll"))));

    /// <summary>Names of the assemblies it was compiled against and uses.</summary>
    public IReadOnlyList<string> References =>
        _metadata
            .AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name))
            .Order(StringComparer.Ordinal)
            .ToList();

    /// <summary>Types and members of another assembly that it uses: <c>Namespace.Type</c>, <c>Namespace.Type::Member(Parameters)</c>.</summary>
    public IReadOnlyList<string> Uses(string assembly)
    {
        var types = _metadata
            .TypeReferences.Where(handle => string.Equals(HomeOf(handle), assembly, StringComparison.Ordinal))
            .Select(handle => SignatureNames.Name(_metadata, handle));
        var members = _metadata
            .MemberReferences.Select(handle => _metadata.GetMemberReference(handle))
            .Select(member => (Owner: Owner(member.Parent), Member: member))
            .Where(use => use.Owner is { } owner && string.Equals(HomeOf(owner), assembly, StringComparison.Ordinal))
            .Select(use => $"{SignatureNames.Name(_metadata, use.Owner!.Value)}::{Signature(use.Member)}");
        return types.Concat(members).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
    }

    string Signature(MemberReference member)
    {
        var name = _metadata.GetString(member.Name);
        if (member.GetKind() is MemberReferenceKind.Field)
            return name;
        return $"{name}({string.Join(", ", member.DecodeMethodSignature(_names, null).ParameterTypes)})";
    }

    /// <summary>The type that a member belongs to; of a generic one, its definition.</summary>
    TypeReferenceHandle? Owner(EntityHandle parent)
    {
        if (parent.Kind is HandleKind.TypeReference)
            return (TypeReferenceHandle)parent;
        if (parent.Kind is not HandleKind.TypeSpecification)
            return null;
        var blob = _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)parent).Signature);
        if (blob.ReadSignatureTypeCode() is not SignatureTypeCode.GenericTypeInstance)
            return null;
        blob.ReadCompressedInteger(); // class or value type
        return blob.ReadTypeHandle() is { Kind: HandleKind.TypeReference } handle ? (TypeReferenceHandle)handle : null;
    }

    string? HomeOf(TypeReferenceHandle handle)
    {
        var scope = _metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.TypeReference => HomeOf((TypeReferenceHandle)scope),
            HandleKind.AssemblyReference => _metadata.GetString(
                _metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name
            ),
            _ => null,
        };
    }

    public void Dispose() => _file.Dispose();
}
