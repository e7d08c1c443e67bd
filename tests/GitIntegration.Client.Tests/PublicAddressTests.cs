using Xunit;

namespace GitIntegration.Tests;

/// <summary>Which hosts the internet reaches, by the rules for addresses and names.</summary>
public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("github.com")]
    [InlineData("GIT.example.com.")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("169.253.0.1")]
    [InlineData("223.255.255.255")]
    [InlineData("2a00::1")]
    [InlineData("[2606:4700::1111]")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("mylan.example.com")]
    public void What_nothing_is_against(string host) => Assert.Null(PublicAddress.WhyNot(host));

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.255.255.255")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("100.64.0.0")]
    [InlineData("100.127.255.255")]
    [InlineData("198.19.255.255")]
    [InlineData("0.1.2.3")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("::")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("localhost")]
    [InlineData("gitlab")]
    [InlineData("gitlab.LAN")]
    [InlineData("git.corp")]
    [InlineData("git.home.arpa")]
    [InlineData("git.team.internal.")]
    public void What_only_a_network_of_its_own_reaches(string host) => Assert.NotNull(PublicAddress.WhyNot(host));
}
