using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using DevLab.JmesPath;
using DevLab.JmesPath.Expressions;
using Newtonsoft.Json.Linq;

namespace GitIntegration;

/// <summary>A JMESPath expression that decides which repositories of a git host the app tracks.</summary>
internal sealed class ApiFilter
{
    /// <summary>The most characters that the app accepts.</summary>
    public const int MaximumLength = 2000;

    /// <summary>A member that no host has.</summary>
    private const string Mark = "gij:place";

    /// <summary>How the library says where the syntax is wrong.</summary>
    private static readonly Regex SyntaxError = new(
        @"^Error\(\d+, (?<offset>-?\d+)\): syntax, near '(?<near>.*)'\.",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        Regex.InfiniteMatchTimeout
    );

    private static readonly Regex OtherError = new(
        "^Error: [a-z-]+, (?<text>.*?)\\.?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline,
        Regex.InfiniteMatchTimeout
    );

    private readonly string text;
    private readonly JmesPathExpression? expression;
    private readonly List<GijFilterProblem> problems = [];

    /// <param name="text">The expression.</param>
    /// <param name="shape">What it is applied to; null where that isn't known.</param>
    /// <param name="type">The type of integration, where one was given.</param>
    public ApiFilter(string text, ListShape? shape, string? type = null)
    {
        this.text = text;
        Shape = shape;
        if (type is not null && shape is null)
        {
            problems.Add(GijFilterProblem.Warning(ErrorText.Get("Filter_UnknownType", type)));
        }

        if (text.Length > MaximumLength)
        {
            // Not parsed either: the parser's stack is only as deep as that.
            problems.Add(GijFilterProblem.Error(ErrorText.Get("Filter_TooLong", text.Length, MaximumLength)));
            return;
        }

        expression = Parse();
        if (expression is not null)
        {
            problems.AddRange(FilterTraps.In(text));
            CheckShape();
        }
    }

    /// <summary>What it is applied to; null where that isn't known.</summary>
    public ListShape? Shape { get; }

    public IReadOnlyList<GijFilterProblem> Problems => problems;

    /// <summary>The problems that make it useless.</summary>
    public IEnumerable<GijFilterProblem> Errors => problems.Where(problem => problem.IsError);

    /// <summary>Finds what is wrong with an expression before anything is listed.</summary>
    public static IReadOnlyList<GijFilterProblem> Check(string text, string? type) =>
        new ApiFilter(text, ListShape.OfType(type), type).Problems;

    /// <summary>Applies the expression to the repositories of one list, which get a mark: two can have the same name.</summary>
    /// <returns>
    /// The places of those that are left; null where it fails or doesn't return repositories, which is then one of the problems.
    /// </returns>
    public ISet<int>? Apply(JArray items)
    {
        if (expression is null)
        {
            return null;
        }

        var shape = Shape ?? ListShape.Array;
        for (var index = 0; index < items.Count; index++)
        {
            items[index][Mark] = index;
        }

        JToken result;
        try
        {
            result = Transform(shape.Wrap(items));
        }
        catch (FormatException failure)
        {
            problems.Add(GijFilterProblem.Error(Explain(failure.Message, items, shape)));
            return null;
        }

        if (shape.Left(result) is not { } left)
        {
            AddWrongShape(shape);
            return null;
        }

        var places = left.Select(item => item is JObject one ? (int?)one[Mark] : null).ToArray();
        if (places.Contains(null))
        {
            problems.Add(GijFilterProblem.Error(ErrorText.Get("Filter_NotRepositories")));
            return null;
        }

        return new HashSet<int>(places.Select(place => place!.Value));
    }

    private JmesPathExpression? Parse()
    {
        try
        {
            return new JmesPath().Parse(text);
        }
#pragma warning disable CA1031 // The library throws Exception.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            problems.Add(SyntaxProblem(failure.Message));
            return null;
        }
    }

    /// <summary>What the parser says, in our words; its column counts from 0, and behind the part that it names.</summary>
    private GijFilterProblem SyntaxProblem(string message)
    {
        if (SyntaxError.Match(message) is not { Success: true } found)
        {
            var other = FilterTraps.In(text).FirstOrDefault(trap => trap.IsError);
            return other ?? GijFilterProblem.Error(ErrorText.Get("Filter_Refused", Reworded(message)));
        }

        var near = found.Groups["near"].Value;
        if (text.Trim().Length == 0)
        {
            return GijFilterProblem.Error(ErrorText.Get("Filter_Empty"));
        }

        if (near.Length == 0)
        {
            return GijFilterProblem.Error(ErrorText.Get("Filter_EndsEarly"), text.Length + 1);
        }

        var offset = int.Parse(found.Groups["offset"].Value, CultureInfo.InvariantCulture);
        return GijFilterProblem.Error(ErrorText.Get("Filter_Syntax", near), ColumnOf(near, offset));
    }

    private int ColumnOf(string near, int offset)
    {
        var end = Math.Min(Math.Max(offset, 0), text.Length - 1);
        var place = text.LastIndexOf(near, end, StringComparison.Ordinal);
        return (place < 0 ? end : place) + 1;
    }

    private void CheckShape()
    {
        if (Shape is null || Errors.Any())
        {
            return;
        }

        try
        {
            if (Shape.Left(Transform(Shape.Wrap([]))) is null)
            {
                AddWrongShape(Shape);
            }
        }
        catch (FormatException failure)
        {
            problems.Add(GijFilterProblem.Error(ErrorText.Get("Filter_Refused", Reworded(failure.Message))));
        }
    }

    private void AddWrongShape(ListShape shape) =>
        problems.Add(GijFilterProblem.Error(ErrorText.Get("Filter_WrongShape", shape.Form), text.Length > 0 ? 1 : 0));

    /// <exception cref="FormatException">The expression can't be applied to this list.</exception>
    private JToken Transform(JToken list)
    {
        try
        {
            return expression!.Transform(list).AsJToken();
        }
#pragma warning disable CA1031 // The library throws Exception.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            throw new FormatException(failure.Message, failure);
        }
    }

    /// <summary>Names the first repository that the expression fails for, since it fails for all then.</summary>
    private string Explain(string message, JArray items, ListShape shape)
    {
        foreach (var item in items)
        {
            try
            {
                Transform(shape.Wrap([item]));
            }
            catch (FormatException failure)
            {
                var name = item is JObject members ? HostRepository.NameOf(members) : null;
                return ErrorText.Get("Filter_FailsFor", name ?? "?", Reworded(failure.Message));
            }
        }

        return ErrorText.Get("Filter_Refused", Reworded(message));
    }

    private static string Reworded(string message) =>
        OtherError.Match(message) is { Success: true } found ? found.Groups["text"].Value : message.TrimEnd('.');
}
