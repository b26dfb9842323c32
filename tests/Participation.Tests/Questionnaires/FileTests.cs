using System.Text;
using CsCheck;
using Participation.Questionnaires;
using Xunit;

namespace Participation.Tests.Questionnaires;

/// <summary>A questionnaire carried from one site to another, and files that somebody made up.</summary>
public sealed class FileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var written = QuestionnaireFile.Write(Published(Asked.Form));

        var read = QuestionnaireFile.Read(written, out var problem);

        Assert.Null(problem);
        Assert.Equal(AnswerMode.Anonymous, read!.Mode);
        Assert.Equal(new FrozenForm(Asked.Form).Wording, new FrozenForm(read.Form).Wording);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"questionnaire/2","title":"a","summary":"b","mode":"open","form":{"pages":[]}}""")]
    [InlineData("""{"format":"questionnaire/1","title":null,"summary":"b","mode":"open","form":{"pages":[]}}""")]
    [InlineData("""{"format":"questionnaire/1","title":"a","summary":"b","mode":"everybody","form":{"pages":[]}}""")]
    [InlineData("""{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":null}""")]
    [InlineData("""{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[null]}}""")]
    [InlineData(
        """{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[{"code":"p","title":{"fr":"a"},"items":[null]}]}}"""
    )]
    [InlineData(
        """{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[{"code":"p","title":{"fr":"a"},"items":[{"type":"System.IO.File","code":"q"}]}]}}"""
    )]
    [InlineData(
        """{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[{"code":"p","title":{"fr":"a"},"items":[{"type":"question","code":"q","kind":"single","title":{"fr":"a"},"options":[null]}]}]}}"""
    )]
    [InlineData(
        """{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[{"code":"p","title":{"fr":"a"},"items":[{"type":"question","code":"q","kind":99,"title":{"fr":"a"}}]}]}}"""
    )]
    [InlineData(
        """{"format":"questionnaire/1","title":"a","summary":"b","mode":"open","form":{"pages":[{"code":"p","title":{"fr":"a"},"items":[{"type":"question","code":"../q","kind":"number","title":{"fr":"a"}}]}]}}"""
    )]
    public void A_file_that_is_not_one_is_refused_with_its_place(string json)
    {
        Assert.Null(QuestionnaireFile.Read(Encoding.UTF8.GetBytes(json), out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Fact]
    public void A_file_too_deep_or_too_heavy_is_refused()
    {
        Assert.Null(QuestionnaireFile.Read(Encoding.UTF8.GetBytes(new string('[', 100_000)), out var deep));
        Assert.Null(QuestionnaireFile.Read(new byte[QuestionnaireFile.Largest + 1], out var heavy));
        Assert.NotNull(deep);
        Assert.NotNull(heavy);
    }

    /// <summary>Whatever is cut out of a good file, the answer is a questionnaire or a refusal, never a fault.</summary>
    [Fact]
    public void A_damaged_file_breaks_nothing()
    {
        var good = QuestionnaireFile.Write(Published(Asked.Form));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[1, 60], Gen.Byte)
            .Sample(
                (at, length, other) =>
                {
                    byte[] damaged = [.. good[..at], other, .. good[Math.Min(good.Length, at + length)..]];
                    return QuestionnaireFile.Read(damaged, out var problem) is null == problem is not null;
                },
                iter: 3_000
            );
    }

    static Questionnaire Published(QuestionnaireForm form) =>
        new(
            Guid.NewGuid(),
            "essai",
            "Un essai",
            "/essai",
            "Pour voir.",
            null,
            null,
            AnswerMode.Anonymous,
            [],
            new FrozenForm(form)
        );
}
