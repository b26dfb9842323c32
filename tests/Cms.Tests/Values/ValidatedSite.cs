using Testing;
using Xunit;

namespace Cms.Tests.Values;

/// <summary>One site for all the cases: a type for each, with one property of the editor and settings in question.</summary>
public sealed class ValidatedSite : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();

    public TestCms Cms { get; private set; } = null!; // made in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        var files = new Files(_folder["uSync"]);
        foreach (var (editor, config, mandatory) in ValueCases.Settings)
            files
                .Property(Alias(editor, config, mandatory), editor, config, mandatory: mandatory)
                .Type("type" + Alias(editor, config, mandatory), variations: "Nothing");
        files
            .Property("said", mandatory: true, message: "Écrivez quelque chose.")
            .Property("code", pattern: "^[A-Z]{2}$")
            .Property("title", varies: true, mandatory: true)
            .Type("worded");
        files
            .Property("text", mandatory: true)
            .Property("size", "Umbraco.Integer")
            .Type("quote", element: true, variations: "Nothing");
        files.Property("other").Type("notAllowed", element: true, variations: "Nothing");
        var blocks = $$"""{"blocks":[{"contentElementTypeKey":"{{Files.Key("quote")}}"}]}""";
        files.Property("blocks", "Umbraco.BlockList", blocks).Property("rich", "Umbraco.RichText", blocks).Type("blocks");
        files.Medium("Parc", "/media/abc/parc.jpg").Type("page").Document("Accueil");
        Cms = await TestCms.Start(_folder, files.Folder);
    }

    /// <summary>A name for a case, good for an alias.</summary>
    public static string Alias(string editor, string config, bool mandatory) =>
        "a" + Files.Key(editor + config + mandatory).ToString("N");

    public async ValueTask DisposeAsync()
    {
        await Cms.DisposeAsync();
        _folder.Dispose();
    }
}
