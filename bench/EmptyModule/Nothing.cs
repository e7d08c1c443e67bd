namespace EmptyModule;

/// <summary>Nothing: this assembly shows what importing any binary module costs.</summary>
internal static class Nothing;
