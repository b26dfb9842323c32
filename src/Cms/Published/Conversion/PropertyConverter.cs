using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

/// <summary>How the values of one property editor are read by templates and written by the Delivery API.</summary>
internal abstract class PropertyConverter
{
    /// <summary>What <see cref="Read"/> gives.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Whether the same stored value reads differently in two languages (addresses do).</summary>
    public virtual bool ReadsCulture => false;

    /// <summary>Reads a stored value that is not empty. What cannot be understood is null, never an exception.</summary>
    public abstract object? Read(string stored, ConversionScope scope);

    /// <summary>What templates get when nothing is stored.</summary>
    public virtual object? WhenEmpty(ConversionScope scope) => null;

    public virtual bool IsValue(object value) =>
        value switch
        {
            string text => text.Length > 0,
            System.Collections.ICollection many => many.Count > 0,
            _ => true,
        };

    /// <summary>Writes what <see cref="Read"/> gave, in the shape of the Delivery API.</summary>
    public abstract void Write(Utf8JsonWriter json, object value, DeliveryScope scope);

    /// <summary>Writes what is stored and reads as nothing: a picker of what is no longer there.</summary>
    public virtual void WriteNothing(Utf8JsonWriter json) => json.WriteNullValue();
}

/// <summary>Where a value is read from.</summary>
internal readonly record struct ConversionScope(Snapshot Snapshot, PropertyShape Shape, string Culture, PropertyOwner Owner);
