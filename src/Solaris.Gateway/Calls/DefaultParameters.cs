using System.Globalization;
using System.Text.Json;
using Solaris.Providers;

namespace Solaris.Calls;

/// <summary>A deployment's configured parameters, which a client's own override.</summary>
internal static class DefaultParameters
{
    /// <summary>The gateway decides these itself; a configured one would slip past the hold.</summary>
    public static bool IsOurs(string name) =>
        name is "model" or "stream" or "stream_options" or "max_tokens" or "max_completion_tokens" or "n" or "best_of";

    /// <summary>A configured output cap, which lowers the one that is held.</summary>
    public static long? OutputCap(Deployment deployment)
    {
        if (deployment.DefaultParameters.IsDefaultOrEmpty)
        {
            return null;
        }
        foreach (var (name, value) in deployment.DefaultParameters)
        {
            if (
                name is "max_tokens" or "max_completion_tokens"
                && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var cap)
            )
            {
                return cap;
            }
        }
        return null;
    }

    /// <summary>The names of the body's own fields.</summary>
    public static HashSet<string> FieldsOf(ReadOnlySpan<byte> body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            names.Add(reader.TextOrNull() ?? "");
            reader.Skip();
        }
        return names;
    }
}
