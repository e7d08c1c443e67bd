using System;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The edges of what is masked: the shortest, the last, the rarest.</summary>
public sealed class SecretMaskEdgeTests
{
    private const string Horse = "correct horse";

    [Theory]
    [InlineData("Secret-1", "Sec ret-1")]
    [InlineData("Secret-1", "U2VjcmV0LTE=")]
    [InlineData("Secret-1", "U2VjcmV0LTE")]
    [InlineData(Horse, "correcthorse")]
    [InlineData(Horse, "to/Y29ycmVjdCBob3JzZQ")]
    [InlineData(Horse, "0x636f727265637420686f727365")]
    [InlineData("form\ffeed-1", @"form\ffeed-1")]
    [InlineData("back\bspace-1", @"back\bspace-1")]
    [InlineData("Überlang-1", "Ã\u009Cberlang-1")]
    [InlineData("Überlang-1", "Ãœberlang-1")]
    [InlineData("François-1", "Franc\u0327ois-1")]
    [InlineData("Pass|word-1", "Pass&#X7C;word-1")]
    [InlineData("Pass|word-1", "Pass&#x0000000000007C;word-1")]
    public void The_whole_text_is_the_secret(string secret, string text)
    {
        using var mask = new SecretMask([secret]);
        Assert.Equal(SecretNames.Mask, mask.InData(text));
        Assert.Equal(SecretNames.Mask, mask.OnScreen(text));
        Assert.Equal(SecretNames.Mask, mask.InBody(text));
    }

    [Theory]
    [InlineData("Tab", '\t')]
    [InlineData("NewLine", '\n')]
    [InlineData("excl", '!')]
    [InlineData("QUOT", '"')]
    [InlineData("num", '#')]
    [InlineData("dollar", '$')]
    [InlineData("percnt", '%')]
    [InlineData("AMP", '&')]
    [InlineData("lpar", '(')]
    [InlineData("rpar", ')')]
    [InlineData("ast", '*')]
    [InlineData("midast", '*')]
    [InlineData("plus", '+')]
    [InlineData("comma", ',')]
    [InlineData("period", '.')]
    [InlineData("sol", '/')]
    [InlineData("colon", ':')]
    [InlineData("semi", ';')]
    [InlineData("LT", '<')]
    [InlineData("equals", '=')]
    [InlineData("GT", '>')]
    [InlineData("quest", '?')]
    [InlineData("commat", '@')]
    [InlineData("lsqb", '[')]
    [InlineData("lbrack", '[')]
    [InlineData("bsol", '\\')]
    [InlineData("rsqb", ']')]
    [InlineData("rbrack", ']')]
    [InlineData("Hat", '^')]
    [InlineData("lowbar", '_')]
    [InlineData("UnderBar", '_')]
    [InlineData("grave", '`')]
    [InlineData("DiacriticalGrave", '`')]
    [InlineData("lcub", '{')]
    [InlineData("lbrace", '{')]
    [InlineData("verbar", '|')]
    [InlineData("vert", '|')]
    [InlineData("VerticalLine", '|')]
    [InlineData("rcub", '}')]
    [InlineData("rbrace", '}')]
    public void Each_name_of_HTML_5_is_its_sign(string name, char sign)
    {
        using var mask = new SecretMask([$"se-{sign}-cret-{sign}{sign}"]);
        Assert.Equal(SecretNames.Mask, mask.InData($"se-&{name};-cret-&{name};&{name};"));
    }

    [Theory]
    [InlineData('\u034F')]
    [InlineData('\u115F')]
    [InlineData('\u1160')]
    [InlineData('\u17B4')]
    [InlineData('\u17B5')]
    [InlineData('\u180B')]
    [InlineData('\u180F')]
    [InlineData('\u3164')]
    [InlineData('\uFFA0')]
    [InlineData('\u0007')]
    [InlineData('\u007F')]
    [InlineData('\uFE00')]
    public void What_nobody_can_see_may_be_within_it(char invisible)
    {
        using var mask = new SecretMask(["admin", Horse]);
        Assert.Equal("no ******** here", mask.OnScreen($"no a{invisible}dm{invisible}in here"));
        Assert.Equal("no ******** here", mask.InData($"no corr{invisible}ect hor{invisible}se here"));
    }

    [Theory]
    [InlineData(8, "see ********!")]
    [InlineData(9, SecretNames.Mask)]
    public void Eight_layers_are_taken_off(int layers, string expected)
    {
        using var mask = new SecretMask([Horse]);
        var text = Enumerable.Range(0, layers).Aggregate(Horse, (inner, _) => Uri.EscapeDataString(inner));
        Assert.Equal(expected, mask.InData($"see {text}!"));
    }

    [Theory]
    [InlineData("пароль漢字кл")]
    [InlineData("пароль漢字кл!")]
    public void One_without_Latin_letters_is_found_in_base64_of_UTF_16(string secret)
    {
        using var mask = new SecretMask([secret]);
        Assert.Equal("see ********!", mask.InData($"see {Convert.ToBase64String(Encoding.Unicode.GetBytes(secret))}!"));
    }

    [Fact]
    public void UTF_16_can_begin_with_either_byte()
    {
        using var mask = new SecretMask([Horse]);
        Assert.Equal("see ********!", mask.InData($"see {Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(Horse))}!"));
    }

    [Theory]
    [InlineData("пароль漢字кл")]
    [InlineData("пароль漢字кл!")]
    public void UTF_16_can_begin_at_an_odd_byte(string secret)
    {
        using var mask = new SecretMask([secret]);
        byte[] bytes = [(byte)'u', .. Encoding.Unicode.GetBytes(secret)];
        Assert.Equal("see ********!", mask.InData($"see {Convert.ToBase64String(bytes)}!"));
        Assert.Equal("see ********!", mask.InData($"see {Convert.ToHexString(bytes)}!"));
    }

    [Fact]
    public void Two_next_to_each_other_are_both_masked()
    {
        using var mask = new SecretMask([Horse]);
        Assert.Equal("****************", mask.InData(Horse + Horse));
    }

    [Fact]
    public void A_short_one_is_not_found_without_its_blank()
    {
        using var mask = new SecretMask(["go on"]);
        Assert.Equal("a goon, ********", mask.OnScreen("a goon, go on"));
    }

    [Fact]
    public void The_blank_in_front_of_it_stays()
    {
        using var mask = new SecretMask(["Überlang-1"]);
        Assert.Equal("no ******** here", mask.InData("no Überlang-1 here"));
    }

    [Fact]
    public void One_that_is_itself_encoded_twice_is_found_in_two_layers()
    {
        const string Secret = "p%2541ss\"word";
        using var mask = new SecretMask([Secret]);
        var json = JsonSerializer.Serialize(JsonSerializer.Serialize(Secret));
        Assert.DoesNotContain("word", mask.InData(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x Pass w&#x00000F6", "Pass wörd-1234")]
    [InlineData("x Passwort-Ã", "Passwort-ärger")]
    [InlineData("x Y29ycmVj\r\n", Horse)]
    [InlineData("x Y29ycmU=\r\n", Horse)]
    [InlineData("x corr", Horse)]
    public void A_beginning_is_masked_behind_which_the_body_ends(string body, string secret)
    {
        using var mask = new SecretMask([secret]);
        Assert.Equal("x ********", mask.InBody(body)!.TrimEnd());
    }

    [Theory]
    [InlineData("|", "VerticalLine")]
    [InlineData("|", "#00000000000124")]
    [InlineData("|", "#x000000000007C")]
    [InlineData("`", "DiacriticalGrave")]
    public void A_beginning_is_masked_in_front_of_a_long_entity_that_is_cut_off(string sign, string entity)
    {
        using var mask = new SecretMask([$"Pass-w{sign}rd-1234"]);
        Assert.Equal("x ********", mask.InBody($"x Pass-w&{entity}"));
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\\u")]
    [InlineData("\\u00")]
    [InlineData("%")]
    [InlineData("%2")]
    [InlineData("&")]
    [InlineData("&#4")]
    public void Base64_is_masked_that_is_cut_off_within_an_escape(string rest)
    {
        using var mask = new SecretMask([PlantedSecrets.Pem]);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(PlantedSecrets.Pem))[..90];
        Assert.DoesNotContain(encoded[..20], mask.InBody($"x {encoded}{rest}") ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Base64_in_front_of_the_end_is_not_cut_off()
    {
        using var mask = new SecretMask([Horse]);
        var body = $"{Convert.ToBase64String(Encoding.UTF8.GetBytes("please say: correct"))} then";
        Assert.Equal(body, mask.InBody(body));
    }

    [Fact]
    public void A_secret_that_looks_like_the_mask_can_not_be_told_from_it()
    {
        using var mask = new SecretMask([SecretNames.Mask, Horse]);
        Assert.Null(mask.InBody($"x {Horse} y"));
    }

    [Fact]
    public void A_number_of_any_size_is_masked()
    {
        using var mask = new SecretMask(["123456789012345678901234567890", "12345678"]);
        Assert.Equal(SecretNames.Mask, mask.InData(BigInteger.Parse("123456789012345678901234567890", CultureInfo.InvariantCulture)));
        Assert.Equal(SecretNames.Mask, mask.InData(12345678L));
        Assert.Equal(1234567L, mask.InData(1234567L));
    }

    [Fact]
    public void The_array_of_a_secret_is_zeroed_and_so_are_all_of_its_matchers()
    {
        var secret = "p%2541ss-word".ToCharArray();
        var matchers = SecretMatcher.AllOf(secret).ToArray();
        Assert.All(secret, character => Assert.Equal('\0', character));
        foreach (var matcher in matchers)
        {
            matcher.Dispose();
            var arrays = typeof(SecretMatcher)
                .GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Select(field => field.GetValue(matcher))
                .OfType<char[]>();
            Assert.All(arrays.SelectMany(array => array), character => Assert.Equal('\0', character));
        }
    }
}
