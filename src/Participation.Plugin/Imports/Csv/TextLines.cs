using System.Text;

namespace Participation.Imports.Csv;

/// <summary>
/// The lines of a text file whose encoding nobody knows: UTF-8, UTF-16 with its mark, or Windows-1252. Each line is
/// judged by its own bytes, since files pasted together exist; NUL bytes pass and are cleaned with the cells.
/// </summary>
sealed class TextLines : IDisposable
{
    static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!; // in the framework

    readonly Stream _file;
    readonly StreamReader? _utf16;
    readonly byte[] _buffer = new byte[64 * 1024];
    readonly MemoryStream _line = new();
    readonly Encoding? _asked;
    int _at;
    int _filled;

    /// <param name="encoding">When the operator knows better; null to look.</param>
    public TextLines(string path, Encoding? encoding = null)
    {
        _asked = encoding;
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        _filled = _file.ReadAtLeast(_buffer, 4, throwOnEndOfStream: false);
        if (_buffer is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            _file.Position = 0;
            _utf16 = new StreamReader(_file, Encoding.Unicode, detectEncodingFromByteOrderMarks: true);
        }
        else if (_buffer is [0xEF, 0xBB, 0xBF, ..])
            _at = 3;
    }

    /// <summary>How much of the file was read, from 0 to 1.</summary>
    public double Fraction => _file.Length == 0 ? 1 : (double)_file.Position / _file.Length;

    /// <summary>The next line without its end (LF, CR or both); null after the last.</summary>
    public string? Next()
    {
        if (_utf16 is not null)
            return _utf16.ReadLine();
        _line.SetLength(0);
        while (Fill())
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            _line.Write(end < 0 ? rest : rest[..end]);
            _at += end < 0 ? rest.Length : end + 1;
            if (end < 0)
                continue;
            if (rest[end] is (byte)'\r' && Fill() && _buffer[_at] is (byte)'\n')
                _at++;
            return Decoded();
        }
        return _line.Length > 0 ? Decoded() : null;
    }

    bool Fill()
    {
        if (_at < _filled)
            return true;
        (_at, _filled) = (0, _file.Read(_buffer));
        return _filled > 0;
    }

    string Decoded()
    {
        var bytes = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        if (_asked is not null)
            return _asked.GetString(bytes);
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            return Strict.GetString(bytes);
        return IsMostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Western.GetString(bytes);
    }

    /// <summary>A cut in the middle of a character does not make the rest of the line Windows-1252.</summary>
    static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        int whole = 0,
            broken = 0;
        while (!bytes.IsEmpty)
        {
            var done = Rune.DecodeFromUtf8(bytes, out _, out var length) is System.Buffers.OperationStatus.Done;
            whole += done && length > 1 ? 1 : 0;
            broken += done ? 0 : 1;
            bytes = bytes[Math.Max(1, length)..];
        }
        return whole > broken;
    }

    public void Dispose()
    {
        _utf16?.Dispose();
        _file.Dispose();
        _line.Dispose();
    }
}
