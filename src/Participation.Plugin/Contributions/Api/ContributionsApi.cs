using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Api;

namespace Participation.Contributions;

/// <summary>Contributions for programs: all that a citizen can do with one on a page.</summary>
static class ContributionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var list = api.MapGroup("/processes/{slug}/contributions").WithTags("Contributions");
        list.MapGet("", GetContributions.Http)
            .WithName("ListContributions")
            .WithSummary("Search, filter and sort the contributions of a process; follow `next` to read them all")
            .Produces<Listing<ContributionItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        list.MapPost("", PostContribution.Http)
            .WithName("SubmitContribution")
            .WithSummary("Publish a contribution; an Idempotency-Key makes a repeated request publish once")
            .Produces<ContributionDetails>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity);

        var one = api.MapGroup("/contributions/{id:guid}").WithTags("Contributions");
        one.MapGet("", OneContribution.Get)
            .WithName("GetContribution")
            .WithSummary("One contribution")
            .Produces<ContributionDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        one.MapPut("", OneContribution.Put)
            .WithName("EditContribution")
            .WithSummary("Change the fields of one's own contribution, from a `version` or with If-Match")
            .Produces<ContributionDetails>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        one.MapDelete("", OneContribution.Delete)
            .WithName("WithdrawContribution")
            .WithSummary("Withdraw one's own contribution")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/versions", GetVersions.Http)
            .WithName("ListContributionVersions")
            .WithSummary("Its successive texts, the current one last")
            .Produces<Listing<ReadVersions.Text>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("/arguments", GetArguments.Http)
            .WithName("ListArguments")
            .WithSummary("The arguments and sources that answer to it, the oldest first")
            .Produces<Listing<ContributionItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        one.MapPut("/support", PutSupport.Put)
            .WithName("GiveOpinion")
            .WithSummary("Agree, be mixed or disagree; the last opinion counts")
            .Produces<PutSupport.Answer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        one.MapDelete("/support", PutSupport.Delete)
            .WithName("TakeOpinionBack")
            .WithSummary("Take one's opinion back")
            .Produces<PutSupport.Answer>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }
}
