using NetVips;

namespace Foundation.Imaging;

/// <summary>Takes a file that anybody may have made and answers one that is safe to keep and to serve, or why not.</summary>
public sealed class CheckUpload(UploadLimits limits)
{
    /// <summary>Decoding takes memory: some wait their turn rather than all fail together.</summary>
    static readonly SemaphoreSlim Turns = new(Math.Max(1, Environment.ProcessorCount));

    public async Task<Upload> Run(byte[] bytes, CancellationToken stop)
    {
        if (bytes.Length == 0)
            return new(UploadOutcome.Empty);
        if (bytes.Length > limits.Bytes)
            return new(UploadOutcome.TooLarge);
        switch (FileKinds.Recognise(bytes))
        {
            case FileKind.Unknown:
                return new(UploadOutcome.UnknownKind);
            case FileKind.Pdf:
                var outcome = Pdf.Check(bytes);
                return new(
                    outcome,
                    outcome == UploadOutcome.Accepted ? new(bytes, "application/pdf", ".pdf", false, 0, 0) : null
                );
            case FileKind.Jpeg when !Jpeg.IsComplete(bytes):
                return new(UploadOutcome.Damaged);
            default:
                await Turns.WaitAsync(stop);
                try
                {
                    return await Task.Run(() => DrawAnew(bytes), stop);
                }
                finally
                {
                    Turns.Release();
                }
        }
    }

    Upload DrawAnew(byte[] bytes)
    {
        try
        {
            using var header = Vips.Open(bytes);
            if ((long)header.Width * header.Height > limits.Pixels)
                return new(UploadOutcome.TooManyPixels);
            using var picture = Vips.Reduce(bytes, limits.LongestSide, limits.LongestSide);
            var webp = Vips.Write(picture, ImageFormat.WebP, quality: 82);
            return new(UploadOutcome.Accepted, new(webp, "image/webp", ".webp", true, picture.Width, picture.Height));
        }
        catch (VipsException)
        {
            return new(UploadOutcome.Damaged);
        }
    }
}
