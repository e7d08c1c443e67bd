using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>The response to one request, its body still on the way.</summary>
internal sealed class ApiResponse : IDisposable
{
    /// <summary>The most elements of a list that is kept as a whole.</summary>
    private const int MaximumElements = 100_000;

    private const int LargestBuffer = 32 * 1024,
        SmallestBuffer = 1024;

    private readonly ApiTransport transport;
    private readonly ResponseHead head;
    private readonly Attempt attempt;
    private readonly SecretMask mask;
    private readonly ResponseStream body;
    private readonly BodyReader text;

    private ApiResponse(ApiTransport transport, ResponseHead head, Attempt attempt, ResponseStream body)
    {
        var response = attempt.Response!;
        this.transport = transport;
        this.head = head;
        this.attempt = attempt;
        this.body = body;
        mask = head.Request.Body is { Secrets.Count: > 0 } sent ? transport.Mask.With(sent.Secrets) : transport.Mask;
        transport.State.OnResponse(head.Node is { } node ? mask.OnScreen(node) : null);
        text = new BodyReader(new StreamReader(body, CharacterSet(response), detectEncodingFromByteOrderMarks: true, BufferFor(response)));
    }

    /// <summary>How many tries of the request there were.</summary>
    public int Tries => attempt.Tries;

    /// <summary>True when the body came, and there was nothing in it but white space.</summary>
    public bool IsEmpty => head.IsSuccess && text.IsBlank;

    /// <param name="transport">The connection, which the response lets go of when it is disposed of.</param>
    /// <param name="head">What it shows before its body.</param>
    /// <param name="attempt">The try that brought it, which it disposes of as well.</param>
    public static async Task<ApiResponse> OpenAsync(ApiTransport transport, ResponseHead head, Attempt attempt)
    {
        var content = attempt.Response!.Content;
        var inner = content is null ? Stream.Null : await content.ReadAsStreamAsync().ConfigureAwait(false);
        return new ApiResponse(transport, head, attempt, new ResponseStream(inner, transport.Timeout, head.Request.Limit, attempt.Scope!));
    }

    /// <summary>
    /// Reads the app's envelope; see <see cref="Envelope.Read"/>. Each object of the payload may take 1 MiB, and so may all that is not
    /// payload together.
    /// </summary>
    /// <param name="isPayload">Tells which member holds the payload.</param>
    /// <param name="read">Reads each object of the payload.</param>
    /// <param name="readBare">Takes the members of an object without an envelope, and returns false where they are not the payload.</param>
    /// <param name="names">The names that will be met, so that no string is made of each.</param>
    /// <param name="beforeReading">Called whenever further bytes are read.</param>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public void ReadEnvelope(
        Func<string, bool> isPayload,
        Action<JsonReader> read,
        Func<IReadOnlyDictionary<string, object?>, bool> readBare,
        JsonNameTable? names = null,
        Action? beforeReading = null
    )
    {
        var kept = new KeptMembers(text);
        body.BeforeReading = beforeReading;
        var (envelope, isBarePayload) = Read(ReadWhole, names);
        if (!envelope.IsSuccess && !isBarePayload)
        {
            throw Error(Details(envelope, Reasons.Named("NeitherSuccessNorPayload")));
        }

        (Envelope Envelope, bool IsBarePayload) ReadWhole(JsonReader reader)
        {
            var whole = Envelope.Read(reader, isPayload, ReadElement, kept.Read);
            return (whole, whole.IsBare && readBare(whole.OtherMembers));
        }

        void ReadElement(JsonReader reader)
        {
            body.AllowElement();
            read(reader);
            kept.PassObject();
        }
    }

    /// <summary>Reads a JSON array of objects, 100,000 at most. Each may take 1 MiB.</summary>
    /// <param name="read">Reads each object.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public int ReadList(Action<JsonReader> read) => Read(reader => ReadElements(reader, read));

    /// <summary>Reads a JSON response of any form.</summary>
    /// <param name="read">Reads the value, with the reader standing before its first token.</param>
    /// <param name="names">The names that will be met, so that no string is made of each.</param>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public T Read<T>(Func<JsonReader, T> read, JsonNameTable? names = null) =>
        Guarded(() =>
        {
            if (head.HoldsPayload(head.Kind))
            {
                return ReadPayload(text, read, names);
            }

            var whole = ReadText();
            var kind = ContentKinds.OfText(whole);
            return head.HoldsPayload(kind) ? ReadPayload(new StringReader(whole), read, names) : throw Error(Details(whole, kind));
        });

    /// <summary>Reads a JSON response as a whole, as far as its limit goes.</summary>
    /// <param name="maximumTokens">The most values, names and brackets: small ones take far more memory than bytes.</param>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public JToken ReadTree(int maximumTokens)
    {
        body.BeforeReading = body.AllowElement;
        return Read(reader => ReadTree(reader, maximumTokens));
    }

    private static JToken ReadTree(JsonReader reader, int left)
    {
        using var tree = new JTokenWriter();
        while (reader.Read())
        {
            if (--left < 0)
            {
                throw new FormatException(Reasons.Named("TooLarge"));
            }

            tree.WriteToken(reader, writeChildren: false);
        }

        return tree.Token ?? JValue.CreateNull();
    }

    /// <summary>The value of a header; null without it.</summary>
    public string? Header(string name) => attempt.Response!.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    /// <summary>
    /// Reads a response that may be anything, as far as its limit goes. A failure in the app's envelope is an error here too.
    /// </summary>
    /// <param name="takesText">True where a success may be text that isn't JSON.</param>
    /// <returns>The body without secrets, what it says where it is JSON, and whether it is.</returns>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public (string Text, object? Value, bool IsJson) ReadAny(bool takesText)
    {
        // It counts as one element after another, so that only the limit of the whole holds.
        body.BeforeReading = body.AllowElement;
        return Guarded(() =>
        {
            var whole = ReadText();
            var kind = head.Kind == ContentKind.Json ? ContentKind.Json : ContentKinds.OfText(whole);
            if (head.IsSuccess && string.IsNullOrWhiteSpace(whole) && !head.WantsCaptcha)
            {
                return (string.Empty, null, false);
            }

            // A web page is never what was asked for: a change that a login page has answered was not made.
            var isWanted = kind == ContentKind.Json || (takesText && kind != ContentKind.Markup);
            if (!head.IsSuccess || head.WantsCaptcha || !isWanted || TryReadEnvelope(whole, kind) is { IsFailure: true })
            {
                throw Error(Details(whole, kind));
            }

            var masked = (string)mask.InData(whole)!;
            return kind == ContentKind.Json && !takesText
                ? (masked, ReadPayload(new StringReader(whole), ReadValue, names: null), true)
                : (masked, null, false);
        });
    }

    /// <summary>
    /// Reads text that is neither JSON nor a web page while it still comes in, however long it is. A failure in either form is an error.
    /// </summary>
    /// <param name="read">Reads the text. What it keeps of it goes through the second argument, which masks secrets.</param>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public T ReadText<T>(Func<TextReader, Func<string, string>, T> read) =>
        Guarded(() =>
        {
            var kind = head.Kind == ContentKind.Other ? KindOfStart() : head.Kind;
            if (!head.IsSuccess || head.WantsCaptcha || kind != ContentKind.Other)
            {
                throw Error(Details(ReadText(), kind));
            }

            // Its reader limits what one row may take.
            body.BeforeReading = body.AllowElement;
            var result = read(text, mask.InData);
            transport.State.OnJiraConfirmed();
            return result;
        });

    private ContentKind KindOfStart() =>
        text.Peek() is >= 0 and var first ? ContentKinds.OfText(((char)first).ToString()) : ContentKind.None;

    /// <summary>
    /// Reads a JSON value that tells of failures without being one, as far as the limit of the response goes.
    /// </summary>
    /// <param name="read">Makes what was asked for of the value; null where the value is something else.</param>
    /// <param name="fault">What is wrong with such a value.</param>
    /// <exception cref="GijException">The response is not a success, cannot be read or broke off.</exception>
    public T ReadReport<T>(Func<object?, T?> read, string fault)
        where T : class
    {
        body.BeforeReading = body.AllowElement;
        return Guarded(() =>
        {
            var whole = ReadText();
            var kind = head.Kind == ContentKind.Json ? ContentKind.Json : ContentKinds.OfText(whole);
            if (!head.HoldsPayload(kind))
            {
                throw Error(Details(whole, kind));
            }

            var report = read(ReadPayload(new StringReader(whole), ReadValue, names: null));
            return report ?? throw Error(Details(whole, kind, fault));
        });
    }

    /// <summary>The error for a response that could be read but does not hold what was asked for.</summary>
    public GijException Unusable(string fault) => Error(Details(null, fault));

    public void Dispose()
    {
        if (mask != transport.Mask)
        {
            mask.Dispose();
        }

        text.Dispose();
        attempt.Dispose();
        transport.Release();
    }

    private static object? ReadValue(JsonReader reader)
    {
        JsonValues.Next(reader);
        return JsonValues.Read(reader);
    }

    /// <summary>Names what goes wrong while the response is read.</summary>
    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException failure)
        {
            throw Unusable(failure.Message);
        }
        catch (InvalidDataException)
        {
            throw Unusable(Reasons.Named("CompressionBroken"));
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or HttpRequestException or ObjectDisposedException)
        {
            throw FailureClassifier.ErrorOf(transport, head.Request, failure, head.EarlierTryMayHaveActed);
        }
    }

    private int ReadElements(JsonReader reader, Action<JsonReader> read)
    {
        if (JsonValues.Next(reader) != JsonToken.StartArray)
        {
            throw new FormatException(Reasons.Named("NotJsonArray"));
        }

        var count = 0;
        while (JsonValues.NextObject(reader))
        {
            body.AllowElement();
            if (++count > MaximumElements)
            {
                throw new FormatException(Reasons.Named("ListTooLong"));
            }

            read(reader);
        }

        return count;
    }

    private string ReadText()
    {
        try
        {
            return text.ReadToEnd();
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException)
        {
            throw new FormatException(Reasons.Named("AfterCharacters", failure.Message.TrimEnd('.'), text.Count), failure);
        }
    }

    private T ReadPayload<T>(TextReader source, Func<JsonReader, T> read, JsonNameTable? names)
    {
        var payload = Parse(source, read, names);
        transport.State.OnJiraConfirmed();
        return payload;
    }

    /// <exception cref="FormatException">It is not JSON, or not the JSON that was asked for. The message gives the place
    /// and repeats nothing.</exception>
    private T Parse<T>(TextReader source, Func<JsonReader, T> read, JsonNameTable? names)
    {
        using var reader = new MaskedJsonReader(source, mask)
        {
            CloseInput = false,
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = 64,
            PropertyNameTable = names,
        };
        try
        {
            return read(reader);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or InvalidDataException)
        {
            throw new FormatException(FaultOf(failure, reader), failure);
        }
    }

    private string FaultOf(Exception failure, JsonTextReader reader)
    {
        if (text.Count == 0)
        {
            return Reasons.Named("EmptyBody");
        }

        var fault = failure is JsonException ? Reasons.Named("InvalidJson") : failure.Message.TrimEnd('.');
        return Reasons.Named("AtPlace", fault, reader.LineNumber, reader.LinePosition);
    }

    private ResponseDetails Details(string whole, ContentKind kind, string? fault = null) =>
        new(head, transport, mask)
        {
            Text = whole,
            Kind = kind,
            Envelope = TryReadEnvelope(whole, kind),
            Fault = fault,
        };

    private ResponseDetails Details(Envelope? envelope, string fault) => new(head, transport, mask) { Envelope = envelope, Fault = fault };

    private GijException Error(ResponseDetails details) => ErrorClassifier.ErrorOf(transport.NamesOf(head.Request), details, ShownBody());

    /// <summary>
    /// The beginning of the body as far as it was read, with a mask in place of secrets; null where it is empty, or can hold a secret
    /// all the same.
    /// </summary>
    private string? ShownBody() =>
        mask.InBody(text.Beginning)?.Trim() is { Length: > 0 } masked
            ? masked.Substring(0, Math.Min(masked.Length, GijException.LongestBody))
            : null;

    /// <summary>Reads what the server says of its failure, should it say so in JSON.</summary>
    private Envelope? TryReadEnvelope(string whole, ContentKind kind)
    {
        if (kind != ContentKind.Json)
        {
            return null;
        }

        try
        {
            return Parse(new StringReader(whole), reader => Envelope.Read(reader, _ => false, _ => { }, JsonValues.Read), names: null);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>No more than the response needs: most are small, and there are many of them.</summary>
    private static int BufferFor(HttpResponseMessage response)
    {
        var announced = response.Content?.Headers.ContentLength ?? LargestBuffer;
        return (int)Math.Max(SmallestBuffer, Math.Min(LargestBuffer, announced));
    }

    private static Encoding CharacterSet(HttpResponseMessage response)
    {
        try
        {
            return response.Content?.Headers.ContentType?.CharSet is { Length: > 0 } name
                ? Encoding.GetEncoding(name.Trim('"'))
                : Encoding.UTF8;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}
