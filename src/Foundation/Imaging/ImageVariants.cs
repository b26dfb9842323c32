using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using NetVips;

namespace Foundation.Imaging;

/// <summary>
/// Pictures in the sizes that pages ask for, made once and kept in a folder under a hash of the source and the commands. The folder
/// may be emptied at any time.
/// </summary>
public sealed class ImageVariants(string folder, UploadLimits limits) : IDisposable
{
    /// <summary>Past this, who asks is told to come back rather than made to wait.</summary>
    const int LongestQueue = 64;

    readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount));
    readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _underWay = new(StringComparer.Ordinal);
    int _queue;

    /// <summary>The picture as asked, made now if it is not there. However many ask at once, it is made once.</summary>
    /// <param name="source">A path of ours, never a visitor's.</param>
    /// <param name="commands">With the format decided.</param>
    public async Task<ImageVariant> Get(string source, ImageCommands commands, CancellationToken stop)
    {
        var file = new FileInfo(source);
        if (!file.Exists)
            return new(ImageVariantOutcome.NotAPicture);
        var path = PathOf(file, commands);
        if (File.Exists(path))
            return new(ImageVariantOutcome.Ready, path);
        if (Volatile.Read(ref _queue) >= LongestQueue)
            return new(ImageVariantOutcome.Busy);
        var made = _underWay.GetOrAdd(path, _ => new(() => InTurn(source, commands, path)));
        try
        {
            // Who made it first may go away: the others still wait for it.
            return await made.Value.WaitAsync(stop) ? new(ImageVariantOutcome.Ready, path) : new(ImageVariantOutcome.NotAPicture);
        }
        finally
        {
            if (made.Value.IsCompleted)
                _underWay.TryRemove(KeyValuePair.Create(path, made));
        }
    }

    public void Dispose() => _turns.Dispose();

    string PathOf(FileInfo file, ImageCommands commands)
    {
        var said = $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}\n{commands.Key}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..40];
        return Path.Combine(folder, hash[..2], $"{hash}.{(commands.Format ?? ImageFormat.WebP).ToString().ToLowerInvariant()}");
    }

    async Task<bool> InTurn(string source, ImageCommands commands, string path)
    {
        Interlocked.Increment(ref _queue);
        await _turns.WaitAsync();
        try
        {
            return File.Exists(path) || await Make(source, commands, path);
        }
        finally
        {
            _turns.Release();
            Interlocked.Decrement(ref _queue);
        }
    }

    async Task<bool> Make(string source, ImageCommands commands, string path)
    {
        var bytes = await File.ReadAllBytesAsync(source);
        if (FileKinds.Recognise(bytes) is FileKind.Unknown or FileKind.Pdf)
            return false;
        if (await Task.Run(() => Draw(bytes, commands)) is not { } drawn)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        await File.WriteAllBytesAsync(unfinished, drawn);
        File.Move(unfinished, path, overwrite: true);
        return true;
    }

    byte[]? Draw(byte[] bytes, ImageCommands commands)
    {
        try
        {
            using var header = Vips.Open(bytes);
            if ((long)header.Width * header.Height > limits.Pixels)
                return null;
            using var picture = ImageDrawing.Draw(bytes, Vips.Upright(header), commands);
            return Vips.Write(picture, commands.Format ?? ImageFormat.WebP, commands.Quality);
        }
        catch (VipsException)
        {
            return null;
        }
    }
}

public enum ImageVariantOutcome
{
    Ready,

    /// <summary>The source is absent, or is not a picture that we read, or is too large to.</summary>
    NotAPicture,

    /// <summary>Too many pictures are waiting to be made.</summary>
    Busy,
}

/// <param name="Path">Of the picture, when ready.</param>
public readonly record struct ImageVariant(ImageVariantOutcome Outcome, string? Path = null);
