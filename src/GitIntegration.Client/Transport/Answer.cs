using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Newtonsoft.Json;

namespace GitIntegration;

/// <summary>The answer to one request, its body still on the way.</summary>
internal sealed class Answer : IDisposable
{
    /// <summary>The most that one element of a list, or a whole answer that is no list, may take.</summary>
    private const int MaximumBytes = 1024 * 1024;

    /// <summary>The most elements of a list that is kept as a whole.</summary>
    private const int MaximumElements = 100_000;

    private const int LargestBuffer = 32 * 1024,
        SmallestBuffer = 1024;

    private readonly GijServer server;
    private readonly AnswerFacts facts;
    private readonly HttpResponseMessage response;
    private readonly ResponseStream body;
    private readonly BodyReader text;

    private Answer(GijServer server, ApiRequest request, HttpResponseMessage response, Stream body, CancellationToken stop)
    {
        this.server = server;
        this.response = response;
        facts = new AnswerFacts(server, request, response);
        server.NodeId = facts.Node;
        server.HasAnswered = true;
        this.body = new ResponseStream(body, server.Timeout, MaximumBytes, stop);
        text = new BodyReader(
            new StreamReader(this.body, CharacterSet(response), detectEncodingFromByteOrderMarks: true, BufferFor(response))
        );
    }

    public static async Task<Answer> OpenAsync(GijServer server, ApiRequest request, HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return new(
                server,
                request,
                response,
                response.Content is null ? Stream.Null : await response.Content.ReadAsStreamAsync().ConfigureAwait(false),
                stop
            );
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Reads the app's envelope; see <see cref="Envelope.Read"/>. Each object of the payload may take 1 MiB.</summary>
    /// <param name="isPayload">Tells which member holds the payload.</param>
    /// <param name="take">Reads each object of the payload.</param>
    /// <param name="names">The names that will be met, so that no string is made of each.</param>
    /// <param name="beforeReading">Is called whenever further bytes are read.</param>
    /// <exception cref="GijException">The answer is no success, cannot be read or broke off.</exception>
    public void ReadEnvelope(
        Func<string, bool> isPayload,
        Action<JsonReader> take,
        JsonNameTable? names = null,
        Action? beforeReading = null
    )
    {
        body.BeforeReading = beforeReading;
        facts.Envelope = Read(
            reader =>
                Envelope.Read(
                    reader,
                    isPayload,
                    element =>
                    {
                        body.Allow(MaximumBytes);
                        take(element);
                    }
                ),
            names
        );
        if (!facts.Envelope.IsSuccess)
        {
            throw Unusable("it neither says that it succeeded nor holds what was asked for");
        }
    }

    /// <summary>Reads a JSON array of objects, 100,000 at most. Each may take 1 MiB.</summary>
    /// <exception cref="GijException">The answer is no success, cannot be read or broke off.</exception>
    public IReadOnlyList<T> ReadList<T>(Func<JsonReader, T> read) =>
        Read(reader =>
        {
            if (JsonValues.Next(reader) != JsonToken.StartArray)
            {
                throw new FormatException("it is no JSON array");
            }

            var list = new List<T>();
            foreach (var token in JsonValues.Elements(reader))
            {
                body.Allow(MaximumBytes);
                list.Add(
                    token != JsonToken.StartObject ? throw new FormatException("its list holds something that is no object")
                    : list.Count == MaximumElements ? throw new FormatException("its list is longer than this module reads")
                    : read(reader)
                );
            }

            return list;
        });

    /// <summary>Reads a JSON answer of any form.</summary>
    /// <param name="read">Reads the value, with the reader standing before its first token.</param>
    /// <param name="names">The names that will be met, so that no string is made of each.</param>
    /// <exception cref="GijException">The answer is no success, cannot be read or broke off.</exception>
    public T Read<T>(Func<JsonReader, T> read, JsonNameTable? names = null)
    {
        try
        {
            if (facts.HoldsPayload)
            {
                return Payload(text, read, names);
            }

            facts.Text = ReadText();
            facts.Kind = ContentKinds.OfText(facts.Text);
            if (facts.HoldsPayload)
            {
                return Payload(new StringReader(facts.Text), read, names);
            }
        }
        catch (FormatException failure)
        {
            throw Unusable(failure.Message);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException or HttpRequestException or ObjectDisposedException)
        {
            throw Transport.Failure(server, facts.Request, failure);
        }

        facts.Envelope = TryReadEnvelope();
        throw Diagnosed();
    }

    /// <summary>The error for an answer that could be read but does not hold what was asked for.</summary>
    public GijException Unusable(string fault)
    {
        facts.Fault = fault;
        return Diagnosed();
    }

    public void Dispose()
    {
        facts.Dispose();
        text.Dispose();
        response.Dispose();
    }

    private string ReadText()
    {
        try
        {
            return text.ReadToEnd();
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException)
        {
            throw new FormatException(
                FormattableString.Invariant($"{failure.Message.TrimEnd('.')} (after {text.Count} characters)"),
                failure
            );
        }
    }

    private GijException Diagnosed() => Diagnosis.Of(server, facts, facts.Body(text.Beginning));

    private T Payload<T>(TextReader text, Func<JsonReader, T> read, JsonNameTable? names)
    {
        var payload = Parse(text, read, names);
        server.IsJira = true;
        return payload;
    }

    /// <exception cref="FormatException">It is no JSON, or not the JSON that was asked for. The message gives the place and repeats nothing.</exception>
    private T Parse<T>(TextReader text, Func<JsonReader, T> read, JsonNameTable? names)
    {
        using var reader = new MaskedJsonReader(text, facts.Mask)
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
            var fault = failure is JsonException ? "it is no valid JSON" : failure.Message.TrimEnd('.');
            throw new FormatException(
                this.text.Count == 0
                    ? "it is empty"
                    : FormattableString.Invariant($"{fault} (line {reader.LineNumber}, position {reader.LinePosition})"),
                failure
            );
        }
    }

    /// <summary>Reads what the server says of its failure, should it say so in JSON.</summary>
    private Envelope? TryReadEnvelope()
    {
        if (facts.Kind != ContentKind.Json)
        {
            return null;
        }

        try
        {
            return Parse(new StringReader(facts.Text), reader => Envelope.Read(reader, _ => false, _ => { }), names: null);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>No more than the answer needs: most are small, and there are many of them.</summary>
    private static int BufferFor(HttpResponseMessage response) =>
        (int)Math.Max(SmallestBuffer, Math.Min(LargestBuffer, response.Content?.Headers.ContentLength ?? LargestBuffer));

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
