using System.Xml;
using System.Xml.Linq;

namespace Cms.Sync;

/// <summary>
/// Opens one file as hostile until proven otherwise: no document type, no entities of its own, no resolver,
/// bounded size and depth.
/// </summary>
internal static class SyncXml
{
    public const int LargestFile = 16 * 1024 * 1024;
    const int DeepestElement = 64;

    public static XElement? Load(byte[] bytes, string file, ICollection<SyncProblem> problems)
    {
        if (bytes.Length > LargestFile)
            return Refuse(0, $"the file is larger than {LargestFile / 1024 / 1024} MB");
        try
        {
            using (var reader = Open(bytes))
                while (reader.Read())
                    if (reader.Depth > DeepestElement)
                        return Refuse(((IXmlLineInfo)reader).LineNumber, $"elements are nested more than {DeepestElement} deep");
            using var again = Open(bytes);
            return XElement.Load(again, LoadOptions.SetLineInfo);
        }
        catch (XmlException wrong)
        {
            return Refuse(wrong.LineNumber, wrong.Message);
        }

        XElement? Refuse(int line, string reason)
        {
            problems.Add(new(file, line, reason));
            return null;
        }
    }

    static XmlReader Open(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes, writable: false), Cautious);

    static readonly XmlReaderSettings Cautious = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestFile,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = false,
    };
}
