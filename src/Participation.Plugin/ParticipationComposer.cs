using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;

namespace Participation;

/// <summary>Umbraco finds it when it scans the site's assemblies: referencing the plugin is enough.</summary>
public sealed class ParticipationComposer : IComposer
{
    public void Compose(IUmbracoBuilder builder) => builder.AddParticipation();
}
