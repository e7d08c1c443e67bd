using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using Xunit.Abstractions;

namespace GitIntegration.Tests;

/// <summary>What a response repeats of a secret, in whatever way it is written.</summary>
public sealed class SecretMaskTests(ITestOutputHelper output)
{
    /// <summary>What stands around a secret can look like an escape.</summary>
    private const string Before = "Cannot use \"",
        After = "\" for C:\\Users, 100% sure & done + 1; &nothing; key=";

    private const int RandomSecrets = 500;

    /// <summary>.NET decodes the names of HTML 4 only, and a soft hyphen is a byte of UTF-8 as well.</summary>
    private static readonly string[] Ambiguous = ["HTML, names", "soft hyphens between"];

    public static TheoryData<string> Names => [.. SecretEncoding.All.Select(encoding => encoding.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_secret_is_masked_in_every_encoding_and_what_stands_around_it_stays(string name)
    {
        var encoding = SecretEncoding.All.Single(encoding => encoding.Name == name);
        Assert.All(PlantedSecrets.All, secret => AssertMasked(secret, encoding));
    }

    [Fact]
    public void It_is_masked_in_any_two_encodings()
    {
        var pairs = SecretEncoding.Pairs.ToArray();
        foreach (var secret in PlantedSecrets.Hardest)
        {
            using var mask = new SecretMask([secret]);
            Assert.All(pairs, pair => Assert.Equal(Around(SecretNames.Mask), mask.InData(Around(pair.Encode(secret)))));
        }

        output.WriteLine(
            $"{SecretEncoding.All.Count} encodings of {PlantedSecrets.All.Count} secrets, {pairs.Length} pairs of encodings of "
                + $"{PlantedSecrets.Hardest.Count}: 0 shown"
        );
    }

    [Fact]
    public void Any_secret_in_any_two_encodings_is_masked_together_with_any_words() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(RandomSecrets).WithReplay(20_261_128, 3),
            Prop.ForAll(
                Arb.From(Planted),
                planted =>
                {
                    var (secret, encoding, words) = planted;
                    AssertMasked(secret, encoding);

                    using var mask = new SecretMask([secret]);
                    var masked = mask.InData(encoding.Encode($"{words} {secret} {words}"));
                    Assert.False(IndependentDecoder.Finds(secret, masked), $"{encoding.Name}: {masked}");
                    Assert.True(masked == SecretNames.Mask || IndependentDecoder.Finds(words, masked), $"{encoding.Name}: {masked}");
                }
            )
        );

    [Fact]
    public void A_body_that_is_cut_off_within_a_secret_does_not_show_its_beginning() => AssertCut(SecretEncoding.All, step: 1);

    [Fact]
    public void Nor_where_it_is_encoded_twice() => AssertCut(SecretEncoding.Pairs, step: 13);

    [Theory]
    [InlineData("")]
    [InlineData("https://github.com/*")]
    [InlineData("Größe & Gewicht, 100 % \\ 50 %")]
    [InlineData(@"^v\d+\.\d+(-rc\.\d+)?$")]
    [InlineData(@"\\files\git\new\user")]
    [InlineData("https://git.example.com/a%20b/c%2Fd?x=1&amp;y=2&copy=3")]
    [InlineData("https://git.example.com/a-very-long-organisation/with-a-very-long-repository.git")]
    [InlineData("c29tZSBvdGhlciB0ZXh0LCBlbmNvZGVkIGluIGJhc2U2NA==")]
    [InlineData("7e2f4a3c-0000-4000-8000-1234567890ab and 5e884898da28047151d0e56f8dc62927")]
    [InlineData("Ã¤ \u200B \uFFFD ??? \ud83d \udb40 e\u0301 &#xD800; &#0; %C3 %u00 \\u00")]
    public void A_text_without_a_secret_stays_the_same_object(string text)
    {
        using var mask = new SecretMask([PlantedSecrets.All[0], "Secret-1", "me:password"]);
        Assert.Same(text, mask.InData(text));
        Assert.Equal(text, mask.InBody(text));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    public void In_data_only_a_secret_of_eight_characters_is_masked_in_whatever_encoding(int length, bool isMasked)
    {
        var secret = "Sörv%r!9"[..length];
        using var mask = new SecretMask([secret]);
        foreach (var encoding in SecretEncoding.All.Where(encoding => !encoding.Name.StartsWith("base64", StringComparison.Ordinal)))
        {
            var text = $"\"{encoding.Encode(secret)}\"";
            Assert.True(isMasked == (mask.InData(text) != text), encoding.Name);
        }
    }

    [Theory]
    [InlineData("wrong password for a dmin")]
    [InlineData("wrong password for a+dmin")]
    [InlineData("YWRtaW4=")]
    public void A_short_secret_is_found_as_it_is_and_not_in_other_words(string text)
    {
        using var mask = new SecretMask(["admin"]);
        Assert.Equal(text, mask.OnScreen(text));
        Assert.Equal("no ******** here", mask.OnScreen("no a\u200Bdm\\u0069n here"));
    }

    [Fact]
    public void A_text_in_more_layers_than_anybody_has_a_reason_for_is_not_shown()
    {
        using var mask = new SecretMask(["correct horse"]);
        var text = "correct horse";
        for (var layer = 0; layer < 20; layer++)
        {
            text = Uri.EscapeDataString(text);
        }

        Assert.Equal(SecretNames.Mask, mask.InData(text));
        Assert.Equal(SecretNames.Mask, mask.OnScreen(text));
        Assert.Null(mask.InBody(text));
    }

    [Fact]
    public void What_is_too_long_to_decode_in_every_way_is_not_shown()
    {
        using var mask = new SecretMask(["correct horse"]);
        Assert.Equal("see ********!", mask.InData($"see {new string('x', 1_000_000)}!"));
        Assert.Equal(new string('x', 30_000), mask.InData(new string('x', 30_000)));
    }

    [Fact]
    public void A_foreign_exception_is_copied_without_the_secret()
    {
        using var mask = new SecretMask(["correct horse"]);
        foreach (var encoding in SecretEncoding.All)
        {
            var copy = ForeignException.CopyOf(Thrown(encoding.Encode("correct horse")), mask);
            Assert.Equal("Cannot use ********.", copy.Message);
            Assert.Contains("[********]", copy.InnerException!.StackTrace, StringComparison.Ordinal);
        }
    }

    /// <summary>Its arrays are zeroed, so that what it hid is nowhere in it; what the connection hides stays hidden.</summary>
    [Fact]
    public void The_secrets_of_a_request_are_forgotten_with_it()
    {
        using var lasting = new SecretMask(["of-the-connection"]);
        using var secret = SecretText.ToSecureString("of-the-request");
        var mask = lasting.With([secret]);
        const string Text = "of-the-connection, of-the-request";
        Assert.Equal("********, ********", mask.InData(Text));
        mask.Dispose();
        Assert.Equal("********, of-the-request", mask.InData(Text));
        Assert.Equal("********, of-the-request", lasting.InData(Text));
    }

    private static string Around(string encoded) => Before + encoded + After;

    private void AssertCut(IEnumerable<SecretEncoding> encodings, int step)
    {
        const string Secret = PlantedSecrets.Password;
        using var mask = new SecretMask([Secret]);
        var cut = 0;
        foreach (var encoding in encodings)
        {
            var encoded = encoding.Encode(Secret);
            for (var length = encoded.Length - 1; length > 0; length -= step)
            {
                var shown = mask.InBody(Before + encoded[..length])!;
                Assert.StartsWith(Before, shown, StringComparison.Ordinal);
                Assert.True(
                    shown == Before + SecretNames.Mask || !IndependentDecoder.Finds(Secret[..6], shown),
                    $"{encoding.Name}: {shown}"
                );
                cut++;
            }
        }

        output.WriteLine($"{cut} places at which a body was cut off: no beginning of a secret shown");
    }

    private static void AssertMasked(string secret, SecretEncoding encoding)
    {
        using var mask = new SecretMask([secret]);
        var text = Around(encoding.Encode(secret));
        var expected = Around(SecretNames.Mask);
        var shown = (mask.InData(text), mask.OnScreen(text), mask.InBody(text));
        Assert.True(shown == (expected, expected, expected), $"{encoding.Name}: {shown}");
    }

    private static InvalidOperationException Thrown(string encoded) => new($"Cannot use {encoded}.", new WithStack($"at Read[{encoded}]"));

    /// <summary>
    /// Long enough to be found with other white space too. No sign of an escape stands before a letter or a digit: where a secret looks
    /// like an escape of something else, and is changed besides, nobody could tell what it was.
    /// </summary>
    private static Gen<string> AnySecret =>
        from parts in Gen.Elements(
                "a",
                "n",
                "U",
                "4",
                "0",
                "+",
                "/",
                "=",
                "\"",
                "'",
                " ",
                "\n",
                "\\-",
                "%.",
                "&;",
                "<",
                "ä",
                "é",
                "€",
                "П",
                "漢",
                "🔑"
            )
            .NonEmptyListOf()
        select $"s{string.Concat(parts)}ecret-0f-m1ne";

    private static Gen<(string Secret, SecretEncoding Encoding, string Words)> Planted =>
        from secret in AnySecret
        from encoding in Gen.Elements(SecretEncoding.Pairs.Where(pair => !Ambiguous.Any(pair.Name.Contains)).ToArray())
        from words in AnyWords
        select (secret, encoding, words);

    private static Gen<string> AnyWords => Gen.Elements("innocent", "a1b2c3", "12345");

    private sealed class WithStack(string stack) : Exception
    {
        public override string StackTrace => stack;
    }
}
