namespace System.Runtime.CompilerServices;

/// <summary>What the compiler requires for properties with <c>init</c>, and netstandard2.0 lacks.</summary>
internal static class IsExternalInit;
