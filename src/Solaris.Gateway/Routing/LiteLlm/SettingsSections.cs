namespace Solaris.Routing.LiteLlm;

/// <summary>The file's sections besides the models; null for those it does not have.</summary>
internal sealed record SettingsSections(YamlSection? Router, YamlSection? LiteLlm, YamlSection? General);
