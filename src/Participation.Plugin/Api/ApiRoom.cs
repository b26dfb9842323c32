using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace Participation.Api;

/// <summary>
/// What every endpoint below <c>/api/participation/v1</c> has in common: language, entity tags, refusals, description.
/// Also the type that the words of refusals are filed under.
/// </summary>
public sealed class ApiRoom
{
    public const string Prefix = "/api/participation/v1";

    const int LastOfAll = 1_000_000;

    /// <summary>Names the document and its file, <c>openapi.json</c>.</summary>
    const string Document = "openapi";

    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton<EntityTags>();
        services.AddSingleton<Refusals>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
            );
            json.SerializerOptions.Converters.Add(new UtcInstant());
        });
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Complete);
        services.AddOpenApi(
            Document,
            options =>
            {
                options.ShouldInclude = endpoint =>
                    endpoint.RelativePath?.StartsWith(Prefix[1..], StringComparison.OrdinalIgnoreCase) is true;
                options.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        document.Info = new OpenApiInfo
                        {
                            Title = "Participation API",
                            Version = "v1",
                            Description =
                                "Everything a citizen can do on a page. Lists answer {total, items, facets, next}; refusals are "
                                + "problem details (RFC 9457) in the language of Accept-Language (fr, en); GETs carry strong ETags.",
                        };
                        document.Servers = [];
                        return Task.CompletedTask;
                    }
                );
            }
        );
    }

    /// <summary>The order matters: the language is known before anything is refused.</summary>
    internal static RouteGroupBuilder Group(RouteGroupBuilder api) =>
        api.AddEndpointFilter<ReadersLanguage>().AddEndpointFilter<ReadableBody>().AddEndpointFilter<ConditionalGet>();

    internal static void Map(Doors doors)
    {
        doors.Api.MapOpenApi("/{documentName:regex(^" + Document + "$)}.json").ExcludeFromDescription();
        // Or the host would answer with a page for people.
        doors.Api.Map("/{**path}", NothingThere.Http).WithOrder(LastOfAll).ExcludeFromDescription();
    }

    /// <summary>What routing refuses (no such path, method or media type) says what to do, too.</summary>
    static void Complete(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        if (problem.Detail is not null || !http.Request.Path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase))
            return;
        CultureInfo.CurrentUICulture = ReadersLanguage.Of(http.Request);
        var words = http.RequestServices.GetRequiredService<IStringLocalizer<ApiRoom>>();
        if (words[$"Status.{problem.Status}.title"] is { ResourceNotFound: false } title)
            (problem.Title, problem.Detail) = (
                title,
                words[$"Status.{problem.Status}.detail", http.Response.Headers.Allow.ToString()]
            );
    }
}

/// <summary>An instant as <c>2026-11-23T14:00:00Z</c>, with fractions when there are some.</summary>
sealed class UtcInstant : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
