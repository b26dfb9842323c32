using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Foundation.Storage;

/// <summary>
/// The one place where an instant becomes a column. SQLite cannot order <see cref="DateTimeOffset"/>, so it keeps UTC
/// ticks (100 ns since year 1); PostgreSQL keeps <c>timestamptz</c>.
/// </summary>
public static class UtcTicks
{
    /// <summary>Applies the conversion to every instant of the model; called from <c>ConfigureConventions</c>.</summary>
    public static void UseUtcInstants(this ModelConfigurationBuilder conventions, bool sqlite)
    {
        var instants = conventions.Properties<DateTimeOffset>();
        if (sqlite)
            instants.HaveConversion<TicksConverter>();
        else
            instants.HaveConversion<UtcConverter>();
    }

    sealed class TicksConverter()
        : ValueConverter<DateTimeOffset, long>(instant => instant.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    sealed class UtcConverter()
        : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}
