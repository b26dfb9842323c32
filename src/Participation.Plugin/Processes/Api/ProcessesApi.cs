using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Participation.Api;
using Participation.Contributions;

namespace Participation.Processes;

/// <summary>The published processes, for programs.</summary>
static class ProcessesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var processes = api.MapGroup("/processes").WithTags("Processes");
        processes
            .MapGet("", List)
            .WithName("ListProcesses")
            .WithSummary("The published processes, in the order of the site")
            .Produces<Listing<ProcessSummary>>();
        processes
            .MapGet("/{slug}", Get)
            .WithName("GetProcess")
            .WithSummary("A process: phases with their state now, sections, themes, forms with their fields")
            .Produces<ProcessDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static IResult List(ProcessCatalog catalog, TimeProvider clock, IOptions<ParticipationOptions> options)
    {
        var (now, root) = (clock.GetUtcNow(), options.Value.PublicUrl().TrimEnd('/'));
        var all = catalog.All(CultureInfo.CurrentUICulture.Name).Select(process => ProcessSummary.Of(process, now, root));
        return Results.Ok(Listing<ProcessSummary>.Whole([.. all]));
    }

    static IResult Get(
        string slug,
        ProcessCatalog catalog,
        FormCatalog forms,
        TypeWords words,
        TimeProvider clock,
        IOptions<ParticipationOptions> options,
        Refusals refuse
    )
    {
        if (catalog.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return refuse.Missing("NoSuchProcess");
        var now = clock.GetUtcNow();
        return Results.Ok(
            new ProcessDetails(
                ProcessSummary.Of(process, now, options.Value.PublicUrl().TrimEnd('/')),
                [.. process.Phases.Select(phase => PhaseView.Of(phase, now))],
                [.. process.Sections.Select(section => new SectionView(section.Identifier, section.Title, section.TextHtml))],
                process.Themes,
                [.. Forms(process.Forms, needsParent: false), .. Forms(process.Children, needsParent: true)],
                process.AllowsComments,
                process.AsksPlace
            )
        );

        IEnumerable<FormView> Forms(IReadOnlyList<string> types, bool needsParent) =>
            types.Select(forms.Find).OfType<FormType>().Select(form => FormView.Of(form, needsParent, words));
    }
}
