namespace Participation.Questionnaires;

/// <summary>How a question is answered. The names are the editors' (<c>single</c>, <c>shortText</c>…) and those of exports.</summary>
public enum QuestionKind
{
    /// <summary>One choice.</summary>
    Single,

    /// <summary>Several choices.</summary>
    Multiple,

    /// <summary>Choices put in order, the first one first.</summary>
    Ranking,

    /// <summary>A whole number between two ends, 1 to 5 when nothing else is said.</summary>
    Scale,

    /// <summary>One of the choices for each row.</summary>
    Matrix,
    Number,
    Date,
    ShortText,
    LongText,

    /// <summary>A picture or a PDF.</summary>
    File,

    /// <summary>A point on the map: latitude and longitude, degrees WGS 84.</summary>
    Point,

    /// <summary>One of the communes, by its INSEE code.</summary>
    Commune,

    /// <summary>A box to tick.</summary>
    Consent,
}

public static class QuestionKinds
{
    public static bool HasOptions(this QuestionKind kind) =>
        kind is QuestionKind.Single or QuestionKind.Multiple or QuestionKind.Ranking or QuestionKind.Matrix;

    public static bool IsText(this QuestionKind kind) => kind is QuestionKind.ShortText or QuestionKind.LongText;
}
