using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace GitIntegration;

/// <summary>
/// Marks the cells that a spreadsheet would take for a formula, a number or a date. An apostrophe stays where it is when a file is opened
/// and saved, and if you edit the cell, the spreadsheet removes it and keeps the text.
/// </summary>
internal static class SpreadsheetMark
{
    private const char Mark = '\'';

    /// <summary>Excel shows and saves a number of more digits in scientific form.</summary>
    private const int MostDigits = 11;

    /// <summary>A word before a number, which can be a month, and words for numbers.</summary>
    private static readonly Regex Convertible = new(
        @"\A(?:\p{L}+[\s./-]*\p{Nd}|(?i:inf|infinity|nan|e)\z)",
        RegexOptions.CultureInvariant,
        Regex.InfiniteMatchTimeout
    );

    /// <summary>True and false in the languages of spreadsheets.</summary>
    private static readonly HashSet<string> Booleans = new(
        (
            "TRUE FALSE WAHR FALSCH VRAI FAUX VERO FALSO VERDADERO VERDADEIRO WAAR ONWAAR SANT FALSKT SAND FALSK SANN USANN TOSI EPÄTOSI "
            + "PRAWDA FAŁSZ PRAVDA NEPRAVDA IGAZ HAMIS ИСТИНА ЛОЖЬ ПРАВДА ХИБНІСТЬ DOĞRU YANLIŞ ADEVĂRAT FALS ΑΛΗΘΗΣ ΨΕΥΔΗΣ TÕENE VÄÄR "
            + "PATIESS APLAMS TEISINGA KLAIDINGA ISTINA LAŽ RESNICA NERES VERTADER CERT EGIA GEZURRA"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The cell as a spreadsheet leaves it alone.</summary>
    public static string Add(BulkColumn column, string cell) =>
        NeedsMark(cell) && !(column.Kind is FlagCellKind && column.ValueOf(cell) is bool) ? Mark + cell : cell;

    /// <summary>The cell without a mark.</summary>
    public static string Remove(string cell) => cell.Length > 0 && cell[0] == Mark ? cell.Substring(1) : cell;

    /// <summary>True for a cell that has a mark with a reason.</summary>
    public static bool IsMarked(string cell) => cell.Length > 1 && cell[0] == Mark && cell[1] != Mark && NeedsMark(cell.Substring(1));

    private static bool NeedsMark(string cell) => cell.Length > 0 && !IsPlainNumber(cell) && !IsPlainText(cell);

    private static bool IsPlainNumber(string cell) =>
        cell.Length <= MostDigits
        && Array.TrueForAll(cell.ToCharArray(), character => character is >= '0' and <= '9')
        && (cell[0] != '0' || cell.Length == 1);

    /// <summary>True for text that can't be mistaken for another type. White space at an edge is lost in some spreadsheets.</summary>
    private static bool IsPlainText(string cell) =>
        (char.IsLetter(cell[0]) || cell[0] is '/' or '\\' or '^' or '_' or '*' or '<' or '[')
        && !char.IsWhiteSpace(cell[cell.Length - 1])
        && !Convertible.IsMatch(cell)
        && !Booleans.Contains(cell);
}
