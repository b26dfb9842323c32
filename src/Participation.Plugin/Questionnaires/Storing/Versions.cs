using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>Which versions and wordings are stored already, so that an answer asks the database once a publication.</summary>
public sealed class KnownVersions
{
    readonly ConcurrentDictionary<Guid, bool> _wordings = new();

    public bool Holds(Guid wording) => _wordings.ContainsKey(wording);

    public void Add(Guid wording) => _wordings[wording] = true;
}

/// <summary>Freezes what is answered.</summary>
public sealed class Versions(ParticipationDb db, KnownVersions known)
{
    /// <summary>The version of what is published; its rows are written when they are missing. Called inside a transaction.</summary>
    public async Task<Guid> Freeze(Questionnaire questionnaire, DateOnly day, CancellationToken stop)
    {
        var version = QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);
        var wording = QuestionnaireWording.IdOf(version, questionnaire.Form);
        if (known.Holds(wording))
            return version;
        await db.TakeTurn(questionnaire.Id, stop);
        if (!await db.QuestionnaireVersions.AnyAsync(row => row.Id == version, stop))
            db.Add(
                new QuestionnaireVersion
                {
                    Id = version,
                    QuestionnaireId = questionnaire.Id,
                    Number = 1 + await db.QuestionnaireVersions.CountAsync(row => row.QuestionnaireId == questionnaire.Id, stop),
                    Day = day,
                }
            );
        if (!await db.QuestionnaireWordings.AnyAsync(row => row.Id == wording, stop))
            db.Add(
                new QuestionnaireWording
                {
                    Id = wording,
                    VersionId = version,
                    Number = 1 + await db.QuestionnaireWordings.CountAsync(row => row.VersionId == version, stop),
                    Form = JsonSerializer.Serialize(questionnaire.Form.Form, FrozenForm.Json),
                    Day = day,
                }
            );
        return version;
    }

    /// <summary>After the commit: a transaction that was rolled back froze nothing.</summary>
    public void Remember(Questionnaire questionnaire) =>
        known.Add(QuestionnaireWording.IdOf(QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form), questionnaire.Form));
}
