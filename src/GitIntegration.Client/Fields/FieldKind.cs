namespace GitIntegration;

/// <summary>What a setting holds, and so how it is bound, checked, written and read.</summary>
internal enum FieldKind
{
    /// <summary>Text, as it is.</summary>
    Text,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A 32-bit whole number within bounds.</summary>
    WholeNumber,

    /// <summary>A list of 64-bit ids, each 1 or more.</summary>
    IdList,

    /// <summary>One of a list of words, in the letter case of that list.</summary>
    Choice,

    /// <summary>Text that is sent but never shown, logged or kept as a string.</summary>
    Secret,
}
