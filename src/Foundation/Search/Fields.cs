namespace Foundation.Search;

/// <summary>How the index names its fields: one letter says what they are, the rest is the caller's word.</summary>
static class Fields
{
    public const string Id = "id";
    public const string Words = "words";

    public static string Text(string field) => "t:" + field;

    public static string Facet(string field) => "f:" + field;

    public static string Number(string field) => "n:" + field;

    public static string Name(string field) => "s:" + field;
}
