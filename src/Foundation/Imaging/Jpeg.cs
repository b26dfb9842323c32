using System.Buffers.Binary;

namespace Foundation.Imaging;

/// <summary>
/// Whether a JPEG goes to its end. libvips draws what is there and fills the rest with grey; being as strict as it can be would
/// refuse photographs of telephones that everybody else shows.
/// </summary>
static class Jpeg
{
    const byte End = 0xD9;
    const byte Start = 0xD8;

    public static bool IsComplete(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + 1 < bytes.Length; )
        {
            // Between two markers stands what was compressed, where 0xFF 0x00 is a byte and 0xD0 to 0xD7 mark restarts.
            var marker = bytes[at + 1];
            if (bytes[at] != 0xFF || marker is 0 or >= 0xD0 and <= 0xD7)
                at++;
            else if (marker == End)
                return true;
            else if (marker is Start or 0xFF or 0x01)
                at += marker == 0xFF ? 1 : 2;
            else if (at + 4 > bytes.Length)
                return false;
            else
                at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }
        return false;
    }
}
