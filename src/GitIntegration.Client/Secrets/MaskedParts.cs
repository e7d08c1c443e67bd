using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>Masks the secret parts of a text.</summary>
internal static class MaskedParts
{
    /// <summary>The text with a mask in place of each part; the text itself where there are none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The parts. They may overlap, and come in any order.</param>
    public static string MaskIn(string text, IEnumerable<(int Start, int End)> parts)
    {
        StringBuilder? masked = null;
        var copied = 0;
        foreach (var (start, end) in parts.OrderBy(part => part.Start))
        {
            // A part that overlaps the one before shares its mask.
            if (start >= copied)
            {
                masked ??= new StringBuilder(text.Length);
                masked.Append(text, copied, start - copied).Append(SecretNames.Mask);
            }

            copied = end > copied ? end : copied;
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }
}
