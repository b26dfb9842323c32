using System.Globalization;
using Cms.Values;
using Microsoft.Extensions.Localization;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Xunit;

namespace Cms.Tests.Values;

public sealed class ValidateValuesTests(ValidatedSite site) : IClassFixture<ValidatedSite>
{
    [Theory, MemberData(nameof(ValueCases.All), MemberType = typeof(ValueCases))]
    public void A_value_is_held_to_its_editors_rules(
        string editor,
        string config,
        bool mandatory,
        string stored,
        string refusedBy
    )
    {
        var alias = ValidatedSite.Alias(editor, config, mandatory);
        var errors = Check("type" + alias, ("", alias, stored));
        if (refusedBy.Length == 0)
        {
            Assert.Empty(errors);
            return;
        }
        var error = Assert.Single(errors);
        Assert.Equal((alias, null, null, ""), (error.Alias, error.Culture, error.Segment, error.JsonPath));
        var words = site.Cms.Get<IStringLocalizer<ValidateValues>>();
        Assert.StartsWith(words[refusedBy].Value.Split('{')[0], Assert.Single(error.ErrorMessages), StringComparison.Ordinal);
    }

    [Fact]
    public void An_editors_own_words_come_first_and_what_varies_is_asked_in_each_language()
    {
        var errors = Check("worded", ["fr-FR", "en-US"], ("", "code", "ab"), ("fr-FR", "title", "Titre"));
        Assert.Equal([("said", null), ("code", null), ("title", "en-US")], errors.Select(error => (error.Alias, error.Culture)));
        Assert.Equal("Écrivez quelque chose.", errors[0].ErrorMessages.Single());
        Assert.Empty(Check("worded", ["fr-FR"], ("", "said", "x"), ("", "code", "AB"), ("fr-FR", "title", "Titre")));
    }

    [Fact]
    public void Messages_are_in_the_language_of_who_asks()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
        var errors = Check("worded", ["en-US"], ("", "said", "x"));
        Assert.Equal("This field is required.", errors.Single().ErrorMessages.Single());
    }

    [Fact]
    public void A_fault_inside_a_block_says_where_it_is()
    {
        var (first, second, hidden) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var (allowed, other) = (Files.Key("quote"), Files.Key("notAllowed"));
        var json = $$"""
            {"contentData":[
               {"contentTypeKey":"{{allowed}}","key":"{{first}}","values":[{"alias":"text","value":"bien"},{"alias":"size","value":"grand"}]},
               {"contentTypeKey":"{{other}}","key":"{{second}}","values":[]},
               {"contentTypeKey":"{{allowed}}","key":"{{hidden}}","values":[]}],
             "settingsData":[],
             "expose":[{"contentKey":"{{first}}","culture":null},{"contentKey":"{{second}}","culture":null}],
             "layout":{"Umbraco.BlockList":[{"contentKey":"{{first}}"},{"contentKey":"{{second}}"},{"contentKey":"{{hidden}}"}] } }
            """;
        Assert.Equal(
            [".contentData[0].values[1].value", ".contentData[1]"],
            Check("blocks", ("", "blocks", json)).Select(error => error.JsonPath)
        );
        var nested =
            $$"""{"contentData":[{"contentTypeKey":"{{allowed}}","key":"{{first}}","values":[]}],"layout":{"Umbraco.BlockList":[{"contentKey":"{{first}}"}] } }""";
        Assert.Equal(
            ".contentData[0].values[?(@.alias == 'text' && @.culture == null && @.segment == null)].value",
            Check("blocks", ("", "blocks", nested)).Single().JsonPath
        );
        var inside = nested.Replace("BlockList", "RichText", StringComparison.Ordinal);
        var rich = $$"""{"markup":"<p>x</p><umb-rte-block></umb-rte-block>","blocks":{{inside}} }""";
        Assert.StartsWith(
            ".blocks.contentData[0]",
            Check("blocks", ("", "rich", rich)).Single().JsonPath,
            StringComparison.Ordinal
        );
    }

    IReadOnlyList<PropertyValidationError> Check(string type, params (string Culture, string Alias, string Text)[] values) =>
        Check(type, [], values);

    IReadOnlyList<PropertyValidationError> Check(
        string type,
        string[] cultures,
        params (string Culture, string Alias, string Text)[] values
    ) =>
        site
            .Cms.Get<ValidateValues>()
            .Run(
                Files.Key(type),
                new()
                {
                    Names = [],
                    Values = values
                        .GroupBy(value => value.Culture)
                        .ToDictionary(group => group.Key, group => group.ToDictionary(value => value.Alias, value => value.Text)),
                },
                cultures
            );
}
