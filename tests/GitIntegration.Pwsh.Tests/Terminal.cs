using System;
using System.Diagnostics;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GitIntegration.Tests;

/// <summary>
/// A program at a real terminal, which the program 'script' of Linux opens for it. What a terminal has to answer, this answers.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private const string WhereIsTheCursor = "\e[6n",
        CursorIsAtTheTop = "\e[1;1R";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly CancellationTokenSource limit = new(Longest);
    private readonly StringBuilder shown = new();
    private int answered;

    public Terminal(ProcessStartInfo start) => process = Process.Start(start)!;

    /// <summary>All that was written to the terminal.</summary>
    public string Shown => shown.ToString();

    /// <summary>Types a text.</summary>
    public async Task TypeAsync(string text)
    {
        await process.StandardInput.WriteAsync(text);
        await process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until a text is shown that was not shown before.</summary>
    public async Task UntilShowsAsync(string text)
    {
        var from = shown.Length;
        while (!shown.ToString(from, shown.Length - from).Contains(text, StringComparison.Ordinal))
        {
            if (!await ReadAsync())
            {
                throw new InvalidOperationException($"The program ended without showing '{text}'.\n{Shown}");
            }
        }
    }

    /// <summary>Waits until the program has ended.</summary>
    public async Task UntilEndsAsync()
    {
        while (await ReadAsync()) { }

        await process.WaitForExitAsync(limit.Token);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        limit.Dispose();
    }

    private async Task<bool> ReadAsync()
    {
        var buffer = new char[4096];
        try
        {
            var count = await process.StandardOutput.ReadAsync(buffer, limit.Token);
            shown.Append(buffer, 0, count);
            await AnswerAsync();
            return count > 0;
        }
        catch (OperationCanceledException stopped)
        {
            throw new TimeoutException($"The program did not go on.\n{Shown}", stopped);
        }
    }

    private async Task AnswerAsync()
    {
        var asked = Shown.Split(WhereIsTheCursor).Length - 1;
        for (; answered < asked; answered++)
        {
            await TypeAsync(CursorIsAtTheTop);
        }
    }
}
