using Cms.Documents;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;

namespace Cms.Management.Values;

/// <summary>What is wrong with values, in the way the client finds the field: by the place in the request it sent.</summary>
internal static class FaultAnswer
{
    public static IResult Of(IReadOnlyList<PropertyValidationError> faults, IReadOnlyList<ValueForm> values)
    {
        if (faults.Count == 0)
            return Results.Ok();
        var errors = faults
            .GroupBy(fault => PlaceOf(fault, values) + fault.JsonPath, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.SelectMany(fault => fault.ErrorMessages).ToArray(),
                StringComparer.Ordinal
            );
        return new Refusal(StatusCodes.Status400BadRequest, nameof(EditingStatus.PropertyValidationError)) { Errors = errors };
    }

    /// <summary>A value that was not sent has no index: it is named the way the client queries one.</summary>
    static string PlaceOf(PropertyValidationError fault, IReadOnlyList<ValueForm> values)
    {
        for (var index = 0; index < values.Count; index++)
            if (values[index].Alias == fault.Alias && (values[index].Culture ?? "") == (fault.Culture ?? ""))
                return $"$.values[{index}].value";
        var culture = fault.Culture is { } said ? $"'{said}'" : "null";
        return $"$.values[?(@.alias == '{fault.Alias}' && @.culture == {culture} && @.segment == null)].value";
    }
}
