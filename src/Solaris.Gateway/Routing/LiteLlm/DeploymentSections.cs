namespace Solaris.Routing.LiteLlm;

/// <summary>What an entry of <c>model_list</c> says of its deployment: <c>litellm_params</c> and <c>model_info</c>.</summary>
internal readonly record struct DeploymentSections(YamlSection Parameters, YamlSection Info);
