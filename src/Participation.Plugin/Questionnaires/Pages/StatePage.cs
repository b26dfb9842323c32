using Microsoft.AspNetCore.Http;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>Why somebody cannot answer, or no longer: each reason has its page, that says what can be done.</summary>
public enum PageState
{
    NotReady,
    NotYet,
    Closed,
    AlreadyAnswered,
    AlreadyTakingPart,
    AddressNotConfirmed,
    NotYours,
    TooMany,
    LostLink,
}

public static class StatePage
{
    /// <param name="Questionnaire">Null when a link leads to none.</param>
    public sealed record Model(PageState State, Questionnaire? Questionnaire);

    public static IResult Of(PageState state, Questionnaire questionnaire) => Show(state, questionnaire);

    public static IResult LostLink() => Show(PageState.LostLink, null);

    static View Show(PageState state, Questionnaire? questionnaire) =>
        new("/Questionnaires/Pages/State.cshtml", new Model(state, questionnaire), Status(state));

    static int Status(PageState state) =>
        state switch
        {
            PageState.LostLink => StatusCodes.Status404NotFound,
            PageState.AddressNotConfirmed => StatusCodes.Status403Forbidden,
            PageState.TooMany => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status409Conflict,
        };
}
