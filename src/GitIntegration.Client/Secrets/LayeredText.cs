using System;
using System.Linq;

namespace GitIntegration;

/// <summary>A text of which one layer of encoding after the other is taken off, and where each of its characters came from.</summary>
internal sealed class LayeredText
{
    private delegate (int Length, int Code) Reader(char[] text, int at, int end);

    private readonly char[] characters;

    /// <summary>Where each character begins in the original, and behind the last one its end; null for the original.</summary>
    private int[]? starts;

    /// <param name="characters">The text. It is decoded in place.</param>
    public LayeredText(char[] characters)
    {
        this.characters = characters;
        Length = characters.Length;
    }

    public int Length { get; private set; }

    /// <summary>The text without the layers taken off so far.</summary>
    public override string ToString() => new(characters, 0, Length);

    /// <summary>The same as an array.</summary>
    public char[] ToArray()
    {
        var copy = new char[Length];
        Array.Copy(characters, copy, Length);
        return copy;
    }

    /// <summary>Where a part of the text stands in the original, with what can't be seen behind its last character.</summary>
    public (int Start, int End) ToOriginal((int Start, int End) part) => starts is null ? part : (starts[part.Start], starts[part.End]);

    /// <summary>
    /// Takes off one layer. Misreadings come when no escape is left, because characters that are meant as they are can look like one.
    /// </summary>
    /// <returns>False where nothing is encoded.</returns>
    public bool Decode() => Decode(Escapes.Read, Escapes.CanBegin) || Decode(Misreadings.Read, Misreadings.CanBegin);

    private bool Decode(Reader read, Predicate<char> canBegin)
    {
        var mark = Array.FindIndex(characters, 0, Length, canBegin);
        if (mark < 0)
        {
            return false;
        }

        // An accent stands behind its letter.
        var first = Math.Max(0, mark - 1);
        while (first < Length && read(characters, first, Length).Length == 0)
        {
            first++;
        }

        if (first == Length)
        {
            return false;
        }

        starts ??= [.. Enumerable.Range(0, Length + 1)];
        DecodeFrom(first, read, starts);
        return true;
    }

    private void DecodeFrom(int first, Reader readAt, int[] starts)
    {
        var written = first;
        var read = first;
        while (read < Length)
        {
            var (length, code) = readAt(characters, read, Length);
            if (length == 0)
            {
                Write(characters[read], starts[read]);
                read++;
                continue;
            }

            if (code != Misreadings.Nothing)
            {
                WriteCode(code, starts[read]);
            }

            read += length;
        }

        starts[written] = starts[Length];
        Length = written;

        void WriteCode(int code, int start)
        {
            if (code <= char.MaxValue)
            {
                Write((char)code, start);
                return;
            }

            // Whatever stands for a pair has at least four characters, so that this doesn't run into what is still to be read.
            var pair = char.ConvertFromUtf32(code);
            Write(pair[0], start);
            Write(pair[1], start);
        }

        void Write(char character, int start)
        {
            characters[written] = character;
            starts[written++] = start;
        }
    }
}
