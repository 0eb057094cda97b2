using Solaris.Configuration;
using Solaris.Providers;

namespace Solaris.Routing.LiteLlm;

/// <summary>A deployment's key, and whether the deployment can be used with what was found.</summary>
internal readonly record struct Credential(Secret? Key, bool Usable)
{
    private const string ApiKey = "api_key";

    /// <param name="ownAddress">True when the entry names its own server: then a provider's key is not sent there unasked.</param>
    public static Credential Read(YamlSection parameters, ProviderProfile provider, bool ownAddress)
    {
        if (parameters.Text(ApiKey) is not { } text)
        {
            return FromEnvironment(parameters, provider, ownAddress);
        }
        if (text.Value is null)
        {
            return LeftOut(parameters, provider, text.Variable);
        }
        if (ValueRules.ProviderKey.Read(text.Value) is { } key)
        {
            return new(new Secret(key), Usable: true);
        }
        parameters.Report.Wrong(
            parameters.ValueNode(ApiKey),
            parameters.PathOf(ApiKey),
            given: null,
            ValueRules.ProviderKey.Allowed
        );
        return new(Key: null, Usable: false);
    }

    /// <summary>LiteLLM's convention: an entry without a key uses <c>PROVIDER_API_KEY</c>.</summary>
    private static Credential FromEnvironment(YamlSection parameters, ProviderProfile provider, bool ownAddress)
    {
        if (ownAddress && provider.BaseAddress is not null)
        {
            return new(Key: null, Usable: true);
        }
        string[] names = provider.Name == "gemini" ? ["GEMINI_API_KEY", "GOOGLE_API_KEY"] : [Variable(provider)];
        var key = Array.ConvertAll(names, name => parameters.Report.Environment.Find(name).Value).FirstOrDefault(IsSet);
        return key is null ? LeftOut(parameters, provider, names[0]) : new(new Secret(key), Usable: true);
    }

    private static Credential LeftOut(YamlSection parameters, ProviderProfile provider, string? variable)
    {
        if (!provider.NeedsKey)
        {
            return new(Key: null, Usable: true);
        }
        parameters.Report.Warn(
            parameters.ValueNode(ApiKey),
            parameters.PathOf(ApiKey),
            $"the variable {variable} is not set: this deployment is left out."
        );
        return new(Key: null, Usable: false);
    }

    private static string Variable(ProviderProfile provider) => $"{provider.Name.ToUpperInvariant()}_API_KEY";

    private static bool IsSet(string? key) => key is not null;
}
