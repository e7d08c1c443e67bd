using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GitIntegration.Help;

/// <summary>A folder of generated files: what is written replaces what was there, or is only compared with it.</summary>
internal sealed class Folder(string path, bool onlyCompare = false)
{
    /// <summary>The files that would have to be written or deleted, had it not been asked to compare only.</summary>
    public IReadOnlyList<string> OutOfDate { get; private set; } = [];

    public void Replace(IEnumerable<(string Name, string Text)> contents)
    {
        var wanted = contents.ToDictionary(file => Path.Combine(path, file.Name), file => file.Text);
        Directory.CreateDirectory(path);
        var stale = Directory.EnumerateFiles(path).Where(file => !wanted.ContainsKey(file)).ToArray();
        var changed = wanted
            .Where(file => !File.Exists(file.Key) || File.ReadAllText(file.Key).ReplaceLineEndings("\n") != file.Value)
            .ToArray();
        if (onlyCompare)
        {
            OutOfDate = [.. stale, .. changed.Select(file => file.Key)];
            return;
        }

        Array.ForEach(stale, File.Delete);
        Array.ForEach(changed, file => File.WriteAllText(file.Key, file.Value));
    }
}
