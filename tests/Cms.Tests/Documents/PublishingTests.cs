using Cms.Documents;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Xunit;

namespace Cms.Tests.Documents;

public sealed class PublishingTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_document_is_read_by_the_public_once_published_and_plugins_are_told(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("title", varies: true)
            .Property("count", "Umbraco.Integer")
            .Type("page")
            .Document("Accueil", english: "Home")
            .Domains("Accueil");
        var told = new Told();
        await using var cms = await TestCms.Start(folder, files.Folder, provider, configure: told.Listen);
        var form = new CreateDocument.Form(
            "page",
            Files.Key("Accueil"),
            new Dictionary<string, string> { ["fr-FR"] = "Le cœur de la ville", ["en-US"] = "The heart" },
            new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["fr-FR"] = new Dictionary<string, string> { ["title"] = "Titre" },
                [""] = new Dictionary<string, string> { ["count"] = "3" },
            }
        );
        var made = await cms.Get<CreateDocument>().Run(form, Stop);
        Assert.Equal(CreateDocument.Outcome.Created, made.Outcome);
        Assert.DoesNotContain(made.Key, cms.Snapshot.Documents.Keys);

        Assert.Equal(PublishDocument.Outcome.Published, await cms.Get<PublishDocument>().Run(made.Key, null, null, Stop));
        Assert.Equal(made.Key, cms.Snapshot.Routes.Find("fr-FR", "/le-coeur-de-la-ville")!.Key);
        Assert.Equal("/en/the-heart/", cms.Snapshot.Routes.UrlOf(cms.Snapshot.Documents[made.Key], "en-US"));
        var notice = told.Notices[0];
        var entity = Assert.Single(notice.PublishedEntities);
        Assert.Equal(made.Key, entity.Key);
        Assert.Equal("page", entity.ContentType.Alias);
        Assert.Equal("Titre", entity.GetValue("title", "fr-FR"));
        Assert.Equal(3, entity.GetValue("count"));
        Assert.Equal("The heart", entity.GetCultureName("en-US"));

        var twin = await cms.Get<CreateDocument>().Run(form, Stop);
        await cms.Get<PublishDocument>().Run(twin.Key, ["fr-FR"], null, Stop);
        await using (var db = cms.Get<global::Cms.Storage.CmsStorage>().Open())
            await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
                db.Nodes.Where(node => node.Key == made.Key),
                set => set.SetProperty(node => node.Live, (NodeContent?)null),
                Stop
            );
        // Its address stays, though that of its twin is free again.
        await cms.Get<PublishDocument>().Run(twin.Key, ["fr-FR"], null, Stop);
        Assert.Equal("/le-coeur-de-la-ville-2/", cms.Snapshot.Routes.PathOf(cms.Snapshot.Documents[twin.Key], "fr-FR"));
        Assert.Null(cms.Snapshot.Routes.PathOf(cms.Snapshot.Documents[twin.Key], "en-US"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_process_publishes_is_soon_shown_here(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil");
        var database = await Databases.Fresh(provider, "cms", folder.Path);
        await using var cms = await TestCms.Start(folder, files.Folder, database: database);
        await using var command = await TestCms.Start(folder, files.Folder, database: database);
        var names = new Dictionary<string, string> { ["fr-FR"] = "Venu d’ailleurs" };
        var made = await command
            .Get<CreateDocument>()
            .Run(new("page", Files.Key("Accueil"), names, new Dictionary<string, IReadOnlyDictionary<string, string>>()), Stop);
        await command.Get<PublishDocument>().Run(made.Key, null, null, Stop);
        for (var wait = 0; wait < 100 && !cms.Snapshot.Documents.ContainsKey(made.Key); wait++)
            await Task.Delay(200, Stop);
        Assert.Contains(made.Key, cms.Snapshot.Documents.Keys);
    }

    [Fact]
    public async Task What_cannot_be_created_or_published_is_refused()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil").Document("Caché", "Accueil", published: "false");
        await using var cms = await TestCms.Start(folder, files.Folder);
        var names = new Dictionary<string, string> { ["fr-FR"] = "Nom" };
        var none = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        var wrong = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            [""] = new Dictionary<string, string> { ["nope"] = "x" },
        };
        Assert.Equal(CreateDocument.Outcome.NoSuchType, await Create("nothing", null, names, none));
        Assert.Equal(CreateDocument.Outcome.NoSuchParent, await Create("page", Guid.NewGuid(), names, none));
        Assert.Equal(
            CreateDocument.Outcome.NameMissing,
            await Create("page", null, new Dictionary<string, string> { ["fr-FR"] = " " }, none)
        );
        Assert.Equal(
            CreateDocument.Outcome.NameMissing,
            await Create("page", null, new Dictionary<string, string> { [""] = "Nom" }, none)
        );
        Assert.Equal(CreateDocument.Outcome.UnknownProperty, await Create("page", null, names, wrong));
        var publish = cms.Get<PublishDocument>();
        Assert.Equal(PublishDocument.Outcome.NoSuchDocument, await publish.Run(Guid.NewGuid(), null, null, Stop));
        Assert.Equal(PublishDocument.Outcome.NoSuchCulture, await publish.Run(Files.Key("Accueil"), ["en-US"], null, Stop));
        var child = await cms.Get<CreateDocument>().Run(new("page", Files.Key("Caché"), names, none), Stop);
        Assert.Equal(PublishDocument.Outcome.ParentNotPublished, await publish.Run(child.Key, null, null, Stop));

        async Task<CreateDocument.Outcome> Create(
            string type,
            Guid? parent,
            Dictionary<string, string> called,
            Dictionary<string, IReadOnlyDictionary<string, string>> values
        ) => (await cms.Get<CreateDocument>().Run(new(type, parent, called, values), Stop)).Outcome;
    }

    [Fact]
    public async Task The_schema_is_read_in_umbracos_models_with_what_compositions_bring()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Property("shared").Type("seo", element: false);
        var key = Files.Key("seo");
        files.DataType("Choice", "Umbraco.DropDown.Flexible", """{"items":["Red","Blue"],"multiple":true,"max":3}""");
        files.Write(
            "ContentTypes/form",
            $"""
            <ContentType Key="{Files.Key("form")}" Alias="form" Level="1">
              <Info><Name>Form</Name><AllowAtRoot>True</AllowAtRoot><Variations>Nothing</Variations><Compositions><Composition Key="{key}">seo</Composition></Compositions></Info>
              <GenericProperties><GenericProperty>
                <Key>{Files.Key("colour")}</Key><Name>Colour</Name><Alias>colour</Alias><Definition>{Files.Key(
                "Choice"
            )}</Definition><Mandatory>True</Mandatory>
                <Validation>^[RB]</Validation><Description><![CDATA[Choose]]></Description><SortOrder>4</SortOrder><Tab Alias="main">Main</Tab>
                <MandatoryMessage>Needed</MandatoryMessage><ValidationRegExpMessage>Red or blue</ValidationRegExpMessage><Variations>Nothing</Variations>
              </GenericProperty></GenericProperties>
              <Tabs><Tab><Key>{Files.Key(
                "main"
            )}</Key><Caption>Main</Caption><Alias>main</Alias><Type>Group</Type><SortOrder>2</SortOrder></Tab></Tabs>
            </ContentType>
            """
        );
        await using var cms = await TestCms.Start(folder, files.Folder);
        var form = cms.Get<IContentTypeService>().Get("form")!;
        Assert.Same(form, cms.Get<IContentTypeService>().Get(Files.Key("form")));
        Assert.Equal(["colour", "shared"], form.CompositionPropertyTypes.Select(property => property.Alias).Order());
        var colour = form.PropertyTypes.Single();
        Assert.True(colour.Mandatory);
        Assert.Equal(
            ("Needed", "^[RB]", "Red or blue", "Choose", 4),
            (
                colour.MandatoryMessage,
                colour.ValidationRegExp,
                colour.ValidationRegExpMessage,
                colour.Description,
                colour.SortOrder
            )
        );
        Assert.Equal("Umbraco.DropDown.Flexible", colour.PropertyEditorAlias);
        Assert.Equal("Main", Assert.Single(form.PropertyGroups).Name);
        var choice = await cms.Get<IDataTypeService>().GetAsync(colour.DataTypeKey);
        Assert.Equal(["Red", "Blue"], Assert.IsType<string[]>(choice!.ConfigurationData["items"]));
        Assert.Equal(true, choice.ConfigurationData["multiple"]);
        var unsupported = Assert.Throws<NotSupportedException>(() => cms.Get<IContentTypeService>().HasContentNodes(1));
        Assert.Contains("HasContentNodes", unsupported.Message);
    }

    sealed class Told : INotificationAsyncHandler<ContentPublishedNotification>
    {
        public List<ContentPublishedNotification> Notices { get; } = [];

        public void Listen(WebApplicationBuilder builder) =>
            builder.Services.AddSingleton<INotificationAsyncHandler<ContentPublishedNotification>>(this);

        public Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken)
        {
            lock (Notices)
                Notices.Add(notification);
            return Task.CompletedTask;
        }
    }
}
