using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Security;
using System.Text;

namespace GitIntegration;

/// <summary>
/// The one place where a secret becomes text, or text a secret: into the array of a request body, which is zeroed after the request, and
/// into the headers of a connection, which HttpClient requires as strings.
/// </summary>
internal static class SecretText
{
    private const int EscapedLength = 6;

    private const string BasicScheme = "Basic";

    /// <summary>Makes a secret of text that came from elsewhere as text.</summary>
    public static SecureString ToSecureString(string text)
    {
        var secret = new SecureString();
        foreach (var character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>The secret as text, for a header of a connection, which HttpClient requires as a string.</summary>
    public static string ToPlainText(SecureString secret)
    {
        var text = new StringBuilder(secret.Length);
        ForEachCharacter(secret, character => text.Append(character));
        return text.ToString();
    }

    /// <summary>The secret as an array, which the caller has to zero.</summary>
    public static char[] ToCharArray(SecureString secret)
    {
        var characters = new char[secret.Length];
        var next = 0;
        ForEachCharacter(secret, character => characters[next++] = character);
        return characters;
    }

    /// <summary>True when the secret begins or ends with white space or a line end.</summary>
    public static bool HasWhiteSpaceAtEdge(SecureString secret)
    {
        var characters = ToCharArray(secret);
        var has = characters.Length > 0 && (char.IsWhiteSpace(characters[0]) || char.IsWhiteSpace(characters[characters.Length - 1]));
        Array.Clear(characters, 0, characters.Length);
        return has;
    }

    /// <summary>How many bytes <see cref="WriteJson"/> will write.</summary>
    public static int JsonLength(SecureString secret)
    {
        var length = 2;
        ForEachCharacter(secret, character => length += IsPlain(character) ? 1 : EscapedLength);
        return length;
    }

    /// <summary>Writes the secret as a JSON string, everything but plain ASCII as \uXXXX, and returns the offset after it.</summary>
    public static int WriteJson(SecureString secret, byte[] target, int offset)
    {
        target[offset++] = (byte)'"';
        ForEachCharacter(
            secret,
            character =>
            {
                if (IsPlain(character))
                {
                    target[offset++] = (byte)character;
                    return;
                }

                target[offset++] = (byte)'\\';
                target[offset++] = (byte)'u';
                for (var shift = 12; shift >= 0; shift -= 4)
                {
                    target[offset++] = (byte)"0123456789abcdef"[(character >> shift) & 0xF];
                }
            }
        );
        target[offset++] = (byte)'"';
        return offset;
    }

    /// <summary>The value <c>Bearer token</c>.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidLogin"/>: the token is empty or has characters that no
    /// header may carry.</exception>
    public static AuthenticationHeaderValue Bearer(SecureString token)
    {
        if (token.Length == 0)
        {
            throw GijErrors.EmptyToken();
        }

        var text = ToPlainText(token);
        return text.All(character => character is > ' ' and < '\x7F')
            ? new AuthenticationHeaderValue("Bearer", text)
            : throw GijErrors.InvalidToken(Reasons.Named("UnsendableToken"));
    }

    /// <summary>The value <c>Basic base64(user:password)</c>, in UTF-8.</summary>
    /// <exception cref="GijException"><see cref="GijErrorId.InvalidLogin"/>: the user name is empty or has a colon in it.</exception>
    public static AuthenticationHeaderValue Basic(string? user, SecureString password)
    {
        if (user is null or "" || user.IndexOf(':') >= 0)
        {
            throw GijErrors.InvalidUserName(string.IsNullOrEmpty(user) ? Reasons.Named("Empty") : Reasons.Named("HasColon"));
        }

        var pair = new char[user.Length + 1 + password.Length];
        user.CopyTo(0, pair, 0, user.Length);
        pair[user.Length] = ':';
        var next = user.Length + 1;
        ForEachCharacter(password, character => pair[next++] = character);
        var bytes = Encoding.UTF8.GetBytes(pair);
        try
        {
            return new AuthenticationHeaderValue(BasicScheme, Convert.ToBase64String(bytes));
        }
        finally
        {
            Array.Clear(pair, 0, pair.Length);
            Array.Clear(bytes, 0, bytes.Length);
        }
    }

    /// <summary>The secret parts of a login header: everything after the scheme, and the password in a Basic login.</summary>
    public static IEnumerable<string> PartsOf(AuthenticationHeaderValue header)
    {
        if (header.Parameter is not { Length: > 0 } parameter)
        {
            yield break;
        }

        yield return parameter;
        if (header.Scheme.Equals(BasicScheme, StringComparison.OrdinalIgnoreCase) && PasswordIn(parameter) is { } password)
        {
            yield return password;
        }
    }

    private static string? PasswordIn(string parameter)
    {
        try
        {
            var pair = Encoding.UTF8.GetString(Convert.FromBase64String(parameter));
            return pair.Substring(pair.IndexOf(':') + 1);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsPlain(char character) => character is >= ' ' and < '\x7F' and not '"' and not '\\';

    private static void ForEachCharacter(SecureString secret, Action<char> take)
    {
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            for (var index = 0; index < secret.Length; index++)
            {
                take((char)Marshal.ReadInt16(memory, index * sizeof(char)));
            }
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }
}
