using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Participation.Imports;

/// <summary>A bar that redraws itself on a terminal; elsewhere a plain line every few seconds.</summary>
sealed class ProgressLine(TextWriter output, IStringLocalizer<ImportsRoom> words)
{
    const int Width = 30;
    static readonly TimeSpan OnTerminal = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Elsewhere = TimeSpan.FromSeconds(5);

    readonly bool _terminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
    readonly Stopwatch _since = Stopwatch.StartNew();

    public void Show(ImportReport report)
    {
        if (_since.Elapsed < (_terminal ? OnTerminal : Elsewhere))
            return;
        _since.Restart();
        var taken = report.Taken.Values.Sum();
        var line = words["Progress", report.Fraction.ToString("P0", CultureInfo.CurrentCulture), taken].Value;
        var done = (int)Math.Clamp(report.Fraction * Width, 0, Width);
        if (_terminal)
            output.Write($"\r[{new string('=', done)}{new string(' ', Width - done)}] {line}   ");
        else
            output.WriteLine(line);
    }

    public void End()
    {
        if (_terminal)
            output.Write("\r" + new string(' ', 78) + "\r");
    }
}
