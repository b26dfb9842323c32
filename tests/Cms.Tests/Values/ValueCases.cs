using Xunit;

namespace Cms.Tests.Values;

/// <summary>Editor, settings, mandatory or not, stored value, and the word that refuses it ("" when it passes).</summary>
public static class ValueCases
{
    const string Choices = """{"items":["eau","air"]}""";
    const string Limit = """{"multiple":true,"validationLimit":{"min":0,"max":1}}""";

    static string Picked(int times) =>
        $"[{string.Join(',', Enumerable.Repeat($$"""{"key":"{{Guid.Empty}}","mediaKey":"{{Files.Key("Parc")}}"}""", times))}]";

    static string Document(string name) => "umb://document/" + Files.Key(name).ToString("N");

    public static TheoryData<string, string, bool, string, string> All =>
        new()
        {
            { "Umbraco.TextBox", "{}", false, "Bonjour", "" },
            { "Umbraco.TextBox", "{}", true, "", "Mandatory" },
            { "Umbraco.TextBox", "{}", true, "  ", "Mandatory" },
            { "Umbraco.TextBox", """{"maxChars":3}""", false, "long", "TooLong" },
            { "Umbraco.TextBox", "{}", false, new string('a', 513), "TooLong" },
            { "Umbraco.TextArea", "{}", false, new string('a', 5000), "" },
            { "Umbraco.TextArea", """{"maxChars":"2"}""", false, "abc", "TooLong" },
            { "Umbraco.EmailAddress", "{}", false, "a@b.fr", "" },
            { "Umbraco.EmailAddress", "{}", false, "a.b.fr", "NotAnAddress" },
            { "Umbraco.MultipleTextstring", """{"min":2,"max":3}""", false, "un\ndeux", "" },
            { "Umbraco.MultipleTextstring", """{"min":2,"max":3}""", false, "un", "TooFew" },
            { "Umbraco.MultipleTextstring", """{"max":1}""", false, "un\ndeux", "TooMany" },
            { "Umbraco.Integer", """{"min":1,"max":10}""", false, "10", "" },
            { "Umbraco.Integer", """{"min":1,"max":10}""", false, "0", "TooSmall" },
            { "Umbraco.Integer", """{"min":1,"max":10}""", false, "11", "TooLarge" },
            { "Umbraco.Integer", """{"min":1,"step":2}""", false, "4", "NotAStep" },
            { "Umbraco.Integer", "{}", false, "1.5", "NotAWholeNumber" },
            { "Umbraco.Integer", "{}", true, "0", "" },
            { "Umbraco.Decimal", """{"min":0.5}""", false, "0.75", "" },
            { "Umbraco.Decimal", """{"min":0.5}""", false, "0,75", "NotANumber" },
            { "Umbraco.Slider", """{"minVal":0,"maxVal":10}""", false, "11", "TooLarge" },
            { "Umbraco.Slider", """{"minVal":0,"maxVal":10}""", false, "1,2", "NotANumber" },
            { "Umbraco.Slider", """{"enableRange":true,"maxVal":10}""", false, "4,2", "Reversed" },
            { "Umbraco.Slider", """{"enableRange":true,"maxVal":10}""", false, "2,4", "" },
            { "Umbraco.TrueFalse", "{}", false, "0", "" },
            { "Umbraco.TrueFalse", "{}", true, "0", "Mandatory" },
            { "Umbraco.TrueFalse", "{}", true, "1", "" },
            { "Umbraco.TrueFalse", "{}", false, "oui", "NotAFlag" },
            { "Umbraco.RadioButtonList", Choices, false, "eau", "" },
            { "Umbraco.RadioButtonList", Choices, false, "feu", "NotListed" },
            { "Umbraco.DropDown.Flexible", Choices, false, "[\"eau\"]", "" },
            { "Umbraco.DropDown.Flexible", Choices, false, "[\"eau\",\"air\"]", "TooMany" },
            { "Umbraco.DropDown.Flexible", Choices, true, "[]", "Mandatory" },
            { "Umbraco.CheckBoxList", Choices, false, "[\"eau\",\"air\"]", "" },
            { "Umbraco.CheckBoxList", Choices, false, "[\"feu\"]", "NotListed" },
            { "Umbraco.CheckBoxList", Choices, false, "[\"eau\"", "NotReadable" },
            { "Umbraco.Tags", "{}", false, "[\"n’importe\"]", "" },
            { "Umbraco.ColorPicker", """{"items":[{"value":"0f172a","label":"nuit"}]}""", false, """{"value":"#0f172a"}""", "" },
            { "Umbraco.ColorPicker", """{"items":[{"value":"0f172a","label":"nuit"}]}""", false, "#ffffff", "NotListed" },
            { "Umbraco.ColorPicker", "{}", false, "red;", "NotAColor" },
            { "Umbraco.DateTime", "{}", false, "2026-02-03T00:00:00", "" },
            { "Umbraco.DateTime", "{}", false, "hier", "NotADate" },
            { "Umbraco.DateTimeUnspecified", "{}", false, """{"date":"2026-02-30T00:00:00"}""", "NotADate" },
            {
                "Umbraco.DateTimeWithTimeZone",
                "{}",
                false,
                """{"date":"2026-02-03T00:00:00+01:00","timeZone":"Europe/Paris"}""",
                ""
            },
            {
                "Umbraco.DateTimeWithTimeZone",
                "{}",
                false,
                """{"date":"2026-02-03T00:00:00+01:00","timeZone":"Lune"}""",
                "NotListed"
            },
            { "Umbraco.DateOnly", "{}", true, """{"date":null}""", "Mandatory" },
            { "Umbraco.TimeOnly", "{}", false, """{"date":"0001-01-01T25:00:00"}""", "NotATime" },
            { "Umbraco.ImageCropper", "{}", true, """{"src":"","crops":[]}""", "Mandatory" },
            { "Umbraco.ImageCropper", "{}", false, """{"src":"https://ailleurs.example/x.png"}""", "NotAFile" },
            { "Umbraco.UploadField", """{"fileExtensions":["pdf"]}""", false, "/media/a/b.pdf", "" },
            { "Umbraco.UploadField", """{"fileExtensions":["pdf"]}""", false, "/media/a/b.exe", "KindNotTaken" },
            { "Umbraco.UploadField", "{}", false, "/media/../cms.db", "NotAFile" },
            { "Umbraco.ContentPicker", "{}", false, Document("Accueil"), "" },
            { "Umbraco.ContentPicker", "{}", false, "accueil", "NotReadable" },
            { "Umbraco.MultiNodeTreePicker", """{"minNumber":1,"maxNumber":1}""", false, "", "TooFew" },
            { "Umbraco.MultiNodeTreePicker", """{"maxNumber":1}""", false, Document("Accueil") + "," + Document("x"), "TooMany" },
            {
                "Umbraco.MultiNodeTreePicker",
                $$"""{"filter":"{{Files.Key("worded")}}"}""",
                false,
                Document("Accueil"),
                "TypeNotAllowed"
            },
            { "Umbraco.MultiNodeTreePicker", $$"""{"filter":"{{Files.Key("page")}}"}""", false, Document("Accueil"), "" },
            { "Umbraco.MediaPicker3", Limit, false, Picked(1), "" },
            { "Umbraco.MediaPicker3", Limit, false, Picked(2), "TooMany" },
            { "Umbraco.MediaPicker3", "{}", false, Picked(2), "TooMany" },
            { "Umbraco.MediaPicker3", "{}", true, "[]", "Mandatory" },
            { "Umbraco.MediaPicker3", $$"""{"filter":"{{Guid.AllBitsSet}}"}""", false, Picked(1), "TypeNotAllowed" },
            { "Umbraco.MediaPicker3", "{}", false, "{}x", "NotReadable" },
            { "Umbraco.MultiUrlPicker", "{}", false, """[{"name":"x","url":"https://x.example/"}]""", "" },
            { "Umbraco.MultiUrlPicker", "{}", false, """[{"name":"x","url":"javascript:alert(1)"}]""", "UnsafeAddress" },
            { "Umbraco.MultiUrlPicker", "{}", false, """[{"name":"x"}]""", "LinkNowhere" },
            { "Umbraco.MultiUrlPicker", """{"maxNumber":1}""", false, """[{"url":"/a"},{"url":"/b"}]""", "TooMany" },
            { "Umbraco.RichText", "{}", true, """{"markup":"<p>&nbsp;</p>","blocks":null}""", "Mandatory" },
            { "Umbraco.RichText", "{}", true, "<p>Bonjour</p>", "" },
            { "Umbraco.MarkdownEditor", "{}", true, "# Titre", "" },
            { "Umbraco.Label", "{}", false, "n’importe", "" },
            { "Umbraco.BlockList", """{"validationLimit":{"min":1}}""", false, "", "TooFew" },
            { "Umbraco.BlockList", "{}", true, """{"contentData":[],"layout":{"Umbraco.BlockList":[]}}""", "Mandatory" },
            { "Umbraco.BlockList", "{}", false, "[1]", "NotReadable" },
        };

    public static IEnumerable<(string Editor, string Config, bool Mandatory)> Settings =>
        All.Select(row => (row.Data.Item1, row.Data.Item2, row.Data.Item3)).Distinct();
}
