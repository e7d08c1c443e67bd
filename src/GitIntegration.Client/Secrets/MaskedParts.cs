using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>The parts of a text that nobody may see. They may overlap, and come in any order.</summary>
internal sealed class MaskedParts
{
    private readonly List<(int Start, int End)> parts = [];

    public void Add((int Start, int End) part) => parts.Add(part);

    /// <summary>The text with a mask in place of each part; the text itself where there are none.</summary>
    public string MaskIn(string text)
    {
        if (parts.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var copied = 0;
        foreach (var (start, end) in parts.OrderBy(part => part.Start))
        {
            // A part that overlaps the one before shares its mask.
            if (start >= copied)
            {
                masked.Append(text, copied, start - copied).Append(SecretNames.Mask);
            }

            copied = end > copied ? end : copied;
        }

        return masked.Append(text, copied, text.Length - copied).ToString();
    }
}
