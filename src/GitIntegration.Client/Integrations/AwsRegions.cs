using System.Collections.Generic;

namespace GitIntegration;

/// <summary>The 26 documented regions of AWS CodeCommit.</summary>
internal static class AwsRegions
{
    public const string UsEast1 = "us-east-1";
    public const string UsEast2 = "us-east-2";
    public const string UsWest1 = "us-west-1";
    public const string UsWest2 = "us-west-2";
    public const string AfSouth1 = "af-south-1";
    public const string ApEast1 = "ap-east-1";
    public const string ApSouth1 = "ap-south-1";
    public const string ApSouth2 = "ap-south-2";
    public const string ApNortheast1 = "ap-northeast-1";
    public const string ApNortheast2 = "ap-northeast-2";
    public const string ApNortheast3 = "ap-northeast-3";
    public const string ApSoutheast1 = "ap-southeast-1";
    public const string ApSoutheast2 = "ap-southeast-2";
    public const string ApSoutheast3 = "ap-southeast-3";
    public const string CaCentral1 = "ca-central-1";
    public const string EuCentral1 = "eu-central-1";
    public const string EuCentral2 = "eu-central-2";
    public const string EuWest1 = "eu-west-1";
    public const string EuWest2 = "eu-west-2";
    public const string EuWest3 = "eu-west-3";
    public const string EuSouth1 = "eu-south-1";
    public const string EuSouth2 = "eu-south-2";
    public const string EuNorth1 = "eu-north-1";
    public const string MeCentral1 = "me-central-1";
    public const string MeSouth1 = "me-south-1";
    public const string SaEast1 = "sa-east-1";

    public static IReadOnlyList<string> All { get; } = Constants.Of(typeof(AwsRegions));
}
