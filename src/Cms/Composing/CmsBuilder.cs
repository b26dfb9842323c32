using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Logging;

namespace Cms.Composing;

/// <summary>What a plugin's composer is given: Umbraco's builder, without Core's own graph of services.</summary>
internal sealed class CmsBuilder(IServiceCollection services, IConfiguration config, ILoggerFactory loggers, Assembly entry)
    : IUmbracoBuilder
{
    readonly Dictionary<Type, ICollectionBuilder> _collections = [];

    public IServiceCollection Services => services;
    public IConfiguration Config => config;
    public ILoggerFactory BuilderLoggerFactory => loggers;
    public IProfiler Profiler { get; } = new NoopProfiler();
    public AppCaches AppCaches => AppCaches.Disabled;

    public TypeLoader TypeLoader { get; } =
        new(
            new TypeFinder(loggers.CreateLogger<TypeFinder>(), new ReferencedAssemblies(entry), null, null),
            loggers.CreateLogger<TypeLoader>()
        );

    public TBuilder WithCollectionBuilder<TBuilder>()
        where TBuilder : ICollectionBuilder
    {
        if (!_collections.TryGetValue(typeof(TBuilder), out var builder))
            _collections[typeof(TBuilder)] = builder = New<TBuilder>();
        return (TBuilder)builder;
    }

    public void Build()
    {
        foreach (var builder in _collections.Values)
            builder.RegisterWith(services);
        _collections.Clear();
    }

    /// <summary>Some collection builders want the type loader's owner.</summary>
    TBuilder New<TBuilder>()
        where TBuilder : ICollectionBuilder =>
        typeof(TBuilder).GetConstructor(Type.EmptyTypes) is not null
            ? Activator.CreateInstance<TBuilder>()
            : (TBuilder)Activator.CreateInstance(typeof(TBuilder), this)!;
}
