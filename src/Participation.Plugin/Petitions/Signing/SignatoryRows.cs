using System.Data.Common;
using Foundation.Storage;

namespace Participation.Petitions;

/// <summary>A signatory in one plain statement, for the groups of <see cref="GroupCommit"/>.</summary>
static class SignatoryRows
{
    public static Task<int> Insert(this DbConnection connection, DatabaseChoice database, Signatory it) =>
        connection.Execute(
            $"""
            INSERT INTO {database.Table("Signatories")} ("Id", "PetitionId", "PersonId", "Name", "NameKey", "Email", "Mailbox",
              "Domain", "Commune", "Culture", "WantsNews", "Network", "Neighbourhood", "TokenHash", "RequestedAt", "IsFraudulent")
            VALUES (@id, @petition, @person, @name, @key, @email, @mailbox, @domain, @commune, @culture, @news, @network,
              @neighbourhood, @token, @at, @fraudulent)
            """,
            ("id", it.Id),
            ("petition", it.PetitionId),
            ("person", it.PersonId),
            ("name", it.Name),
            ("key", it.NameKey),
            ("email", it.Email),
            ("mailbox", it.Mailbox),
            ("domain", it.Domain),
            ("commune", it.Commune),
            ("culture", it.Culture),
            ("news", it.WantsNews),
            ("network", it.Network),
            ("neighbourhood", it.Neighbourhood),
            ("token", it.TokenHash),
            ("at", database.Instant(it.RequestedAt)),
            ("fraudulent", it.IsFraudulent)
        );
}
