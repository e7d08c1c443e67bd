using System;

namespace GitIntegration.Sandbox;

/// <summary>The ids of all objects of the app: its nouns draw from one sequence, so that an id alone says which object is meant.</summary>
internal sealed class IdSequence
{
    /// <summary>The id of the next new object, until it is taken.</summary>
    public int Next { get; private set; } = 1;

    public void Take(int id) => Next = Math.Max(Next, id + 1);
}
