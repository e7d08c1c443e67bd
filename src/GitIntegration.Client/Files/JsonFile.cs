using System;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>Reads files with JSON within limits.</summary>
internal static class JsonFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="largestKiB">The most that is read.</param>
    /// <param name="deepest">The deepest level of nesting.</param>
    /// <param name="read">
    /// Reads it; dates stay text. It throws a <see cref="FormatException"/>, whose message says why, without a full stop, where it has
    /// another form.
    /// </param>
    /// <exception cref="GijException"><see cref="GijErrorId.FileUnreadable"/>.</exception>
    public static T Read<T>(string path, int largestKiB, int deepest, Func<JsonTextReader, T> read)
    {
        try
        {
            using var json = new JsonTextReader(TextFile.Open(path, largestKiB))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = deepest,
            };
            return read(json);
        }
        catch (JsonException failure)
        {
            throw GijErrors.FileUnreadable(path, WhyNot(failure));
        }
        catch (Exception failure) when (failure is InvalidCastException or OverflowException)
        {
            throw GijErrors.FileUnreadable(path, failure.Message.TrimEnd('.'));
        }
        catch (Exception failure) when (TextFile.WhyNot(failure) is { } reason)
        {
            throw GijErrors.FileUnreadable(path, reason);
        }
    }

    /// <summary>Where a text stops being JSON, without a full stop.</summary>
    public static string WhyNot(JsonException failure) =>
        Reasons.Named("NotJsonAt", Math.Max(1, (failure as JsonReaderException)?.LineNumber ?? 1));
}
