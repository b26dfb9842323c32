using Cms.Published;

namespace Site.Terms;

/// <summary>The glossary in place: words explained where they stand, in the texts that editors write.</summary>
public static class TermsRoom
{
    public static IServiceCollection AddTerms(this IServiceCollection services) =>
        services
            .AddSingleton<ExplainTerms>()
            .AddSingleton<IFinishTexts>(provider => provider.GetRequiredService<ExplainTerms>())
            .AddSingleton<ExplainedTexts>();
}
