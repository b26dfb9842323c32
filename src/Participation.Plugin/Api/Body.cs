using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Participation.Api;

/// <summary>
/// A JSON body that may be unreadable: the handler is then not called and the client is told where. (The framework's own
/// binding would throw, or answer without a word.)
/// </summary>
public sealed class Body<T> : IBody, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    const long Largest = 1_000_000;
    T? _value;

    public T Value => _value ?? throw new InvalidOperationException("The filter lets no unreadable body through.");

    public BodyFault? Fault { get; private init; }

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
            return Refused(StatusCodes.Status415UnsupportedMediaType, "NotJson");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = Largest;
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(json, context.RequestAborted) is { } value
                ? new() { _value = value }
                : Refused(StatusCodes.Status400BadRequest, "BadJson", "$");
        }
        catch (JsonException wrong)
        {
            var at = $"{wrong.Path ?? "$"} ({(wrong.LineNumber ?? 0) + 1}:{(wrong.BytePositionInLine ?? 0) + 1})";
            return Refused(StatusCodes.Status400BadRequest, "BadJson", at);
        }
        catch (BadHttpRequestException wrong)
        {
            return Refused(
                wrong.StatusCode,
                wrong.StatusCode == StatusCodes.Status413PayloadTooLarge ? "TooLarge" : "BadJson",
                "$"
            );
        }
    }

    static Body<T> Refused(int status, string key, params object[] arguments) => new() { Fault = new(status, key, arguments) };

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));
}

/// <param name="Key">Of the refusal's words.</param>
public sealed record BodyFault(int Status, string Key, object[] Arguments);

interface IBody
{
    BodyFault? Fault { get; }
}

/// <summary>Tells what is wrong with a body, once the reader's language is known.</summary>
sealed class ReadableBody(IServiceProvider services) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.Arguments.OfType<IBody>().FirstOrDefault(body => body.Fault is not null)?.Fault is not { } fault)
            return await next(context);
        return services.GetRequiredService<Refusals>().Of(fault.Status, fault.Key, fault.Arguments);
    }
}
