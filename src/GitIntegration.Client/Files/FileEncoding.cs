using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace GitIntegration;

/// <summary>How the characters of a file are encoded, as far as its bytes tell.</summary>
internal sealed class FileEncoding
{
    private const int BlockSize = 64 * 1024;

    /// <summary>What stands in place of bytes that can't be decoded.</summary>
    private const char Replacement = '\uFFFD';

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private FileEncoding(Encoding encoding, FileEncodingKind kind)
    {
        Encoding = encoding;
        Kind = kind;
    }

    public Encoding Encoding { get; }

    public FileEncodingKind Kind { get; }

    /// <summary>Reads the file, and resets its position to the start.</summary>
    public static FileEncoding Detect(Stream file)
    {
        var block = new byte[BlockSize];
        var length = file.Read(block, 0, block.Length);
        file.Position = 0;
        if (OfBeginning(block, length) is { } found)
        {
            return found;
        }

        var encoding = OfWhole(file, block);
        file.Position = 0;
        return encoding;
    }

    /// <summary>
    /// Text in a code page hardly ever has two bytes side by side that are a character of UTF-8. A file that has some was UTF-8, and
    /// was damaged: what can't be read then shows as U+FFFD.
    /// </summary>
    private static FileEncoding OfWhole(Stream file, byte[] block)
    {
        if (CanDecode(file, block, StrictUtf8, isExpected: null))
        {
            return new FileEncoding(StrictUtf8, FileEncodingKind.Utf8);
        }

        file.Position = 0;
        return CanDecode(file, block, Encoding.UTF8, character => character is < '\u0080' or Replacement)
            ? new FileEncoding(Ansi(), FileEncodingKind.Ansi)
            : new FileEncoding(Encoding.UTF8, FileEncodingKind.Utf8);
    }

    private static FileEncoding? OfBeginning(byte[] block, int length)
    {
        if (StartsWith(0x50, 0x4B, 0x03, 0x04) || StartsWith(0xD0, 0xCF, 0x11, 0xE0))
        {
            return new FileEncoding(StrictUtf8, FileEncodingKind.Workbook);
        }

        if (StartsWith(0xEF, 0xBB, 0xBF))
        {
            return new FileEncoding(Encoding.UTF8, FileEncodingKind.Utf8);
        }

        if (StartsWith(0xFF, 0xFE, 0x00, 0x00))
        {
            return new FileEncoding(Encoding.UTF32, FileEncodingKind.Utf16);
        }

        if (StartsWith(0xFF, 0xFE) || IsZero(1))
        {
            return new FileEncoding(Encoding.Unicode, FileEncodingKind.Utf16);
        }

        return StartsWith(0xFE, 0xFF) || IsZero(0) ? new FileEncoding(Encoding.BigEndianUnicode, FileEncodingKind.Utf16) : null;

        bool StartsWith(params byte[] bytes) => length >= bytes.Length && block.Take(bytes.Length).SequenceEqual(bytes);

        // The first character of a header is a Latin letter.
        bool IsZero(int index) => length >= 4 && block[index] == 0 && block[index + 2] == 0 && block[1 - index] != 0;
    }

    /// <summary>True if the file can be decoded, and has only characters that are expected, where some are.</summary>
    private static bool CanDecode(Stream file, byte[] block, Encoding encoding, Predicate<char>? isExpected)
    {
        var decoder = encoding.GetDecoder();
        var characters = new char[encoding.GetMaxCharCount(block.Length)];
        try
        {
            while (true)
            {
                var read = file.Read(block, 0, block.Length);
                var length = decoder.GetChars(block, 0, read, characters, 0, flush: read == 0);
                for (var index = 0; isExpected is not null && index < length; index++)
                {
                    if (!isExpected(characters[index]))
                    {
                        return false;
                    }
                }

                if (read == 0)
                {
                    return true;
                }
            }
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The code page in which Windows programs of this language save text; Latin-1 where the system lacks it.</summary>
    private static Encoding Ansi()
    {
        try
        {
            return Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.ANSICodePage);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.GetEncoding("iso-8859-1");
        }
    }
}
