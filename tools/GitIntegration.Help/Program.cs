using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using GitIntegration.Help;

// Turns the XML comments of the cmdlets into their help, during the build. It is called by GitIntegration.PowerShell.csproj:
//   <module dll> <folder of about topics> <output: help for the package> <output: reference> <output: pages of rules> [check]
// With 'check' reference and pages are compared and not written, for builds that don't commit.
var problems = Run();
foreach (var problem in problems)
{
    // The form in which MSBuild recognises an error.
    Console.Error.WriteLine($"{Path.GetFileName(args[0])} : error GIJHELP: {problem}");
}

return problems.Count == 0 ? 0 : 1;

IReadOnlyList<string> Run()
{
    try
    {
        var build = new HelpBuild(Assembly.LoadFrom(Path.GetFullPath(args[0])), args[1]);
        var isCheck = args is [.., "check"];
        build.WriteTo(new Folder(args[2]), new Folder(args[3], isCheck), new Folder(args[4], isCheck));
        return build.Problems;
    }
    catch (InvalidDataException unreadable)
    {
        return [unreadable.Message];
    }
}
