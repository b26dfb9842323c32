namespace Site;

/// <summary>
/// <c>dotnet run</c> means Development unless the caller says otherwise. A launch profile that named the environment itself
/// would overrule the caller, so ours only proposes one.
/// </summary>
static class SiteEnvironment
{
    /// <summary>Null leaves the choice to the framework: the usual two variables, then Production.</summary>
    public static string? Name() =>
        Said("ASPNETCORE_ENVIRONMENT") is null && Said("DOTNET_ENVIRONMENT") is null ? Said("Site__DefaultEnvironment") : null;

    static string? Said(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
