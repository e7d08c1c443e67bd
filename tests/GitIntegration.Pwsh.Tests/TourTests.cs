using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GitIntegration.Tests;

/// <summary>The tour of the demo, when its output goes into a file.</summary>
public sealed class TourTests
{
    private const int Narrow = 80;

    [Fact]
    public async Task Shows_every_step_without_escape_codes_and_fits_what_is_typed_into_a_narrow_console()
    {
        var tour = await Pwsh.RunAsync(Checkout.PathOf("demo/tour.ps1"), [], new Dictionary<string, string?> { ["NO_COLOR"] = null });
        var lines = tour.Output.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();

        Assert.True(tour.ExitCode == 0, tour.Text);
        Assert.Matches("^Tour finished: [0-9]+ steps, 0 failed[.]$", lines.Last(line => line.Length > 0));
        Assert.DoesNotContain('\e', tour.Text);
        Assert.All(
            lines.Where(line =>
                line.StartsWith("# ", StringComparison.Ordinal)
                || line.StartsWith("PS> ", StringComparison.Ordinal)
                || line.StartsWith(">> ", StringComparison.Ordinal)
            ),
            line => Assert.True(line.Length <= Narrow, line)
        );
        Assert.Contains(lines, line => line.StartsWith("Get-GijIntegration: There is no integration 99", StringComparison.Ordinal));
    }

    [PinnedPowerShellFact]
    public async Task Is_what_the_picture_in_the_readme_shows()
    {
        var picture = Path.GetTempFileName();
        try
        {
            var drawn = await Pwsh.RunAsync(Checkout.PathOf("demo/picture.ps1"), ["-Path", picture]);
            Assert.True(drawn.ExitCode == 0, drawn.Text);
            Assert.Equal(await File.ReadAllTextAsync(picture), Checkout.Read("docs/tour.svg").ReplaceLineEndings("\n"));
        }
        finally
        {
            File.Delete(picture);
        }
    }
}
