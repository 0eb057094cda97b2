using Solaris.Configuration;
using Solaris.Pricing;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>What a model can do: the price table's word, and over it the file's own <c>supports_…</c> fields.</summary>
internal static class ModelAbilities
{
    private const string Prefix = "supports_";

    public static ModelTraits Read(YamlSection info, string model, KnownModel? known)
    {
        var flags = known?.Flags.ToDictionary(StringComparer.Ordinal) ?? [];
        var own = 0;
        foreach (var key in info.Node.Children.Keys.OfType<YamlScalarNode>())
        {
            if (
                key.Value is { } name
                && name.StartsWith(Prefix, StringComparison.Ordinal)
                && info.Value(name, ValueRules.Boolean) is { } value
            )
            {
                flags[name] = value == "true";
                own++;
            }
        }
        return own == 0 ? known?.Traits ?? ModelTraits.Unknown : TraitReader.Read(model, flags);
    }
}
