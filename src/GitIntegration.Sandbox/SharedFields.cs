// Until the client has a table of the settings that its nouns share, these rows of the integrations' table stand in for it.
global using SharedFields = GitIntegration.IntegrationFields;
