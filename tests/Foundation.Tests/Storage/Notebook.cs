using Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Foundation.Tests.Storage;

sealed class Note
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public required string Text { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>The smallest room that has rows and a feed.</summary>
sealed class Notebook(DatabaseChoice database, WriteGate gate)
    : GatedDb(database.Configure(new DbContextOptionsBuilder<Notebook>()).Options, database, gate)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Change> Changes => Set<Change>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Note>().HasIndex(note => note.Text).IsUnique();
        Change.Map(modelBuilder, Choice);
    }

    public void Write(string text)
    {
        var note = new Note { Text = text };
        Add(note);
        Add(new Change { Kind = "note", SubjectId = note.Id });
    }
}
