namespace GitIntegration;

/// <summary>What makes two findings the same: names and messages change.</summary>
internal readonly record struct FindingKey(string Rule, string Server, int? IntegrationId, int? RepositoryId, string? Setting);
