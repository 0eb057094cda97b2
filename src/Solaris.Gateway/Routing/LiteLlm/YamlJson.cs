using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Solaris.Routing.LiteLlm;

/// <summary>Writes a YAML value as JSON, for parameters that are passed on to the provider.</summary>
internal static partial class YamlJson
{
    /// <summary>Anchors can make a value contain itself.</summary>
    private const int DeepestNesting = 16;

    /// <summary>The raw JSON of <paramref name="node"/>; null when it is nested too deeply.</summary>
    public static string? Write(YamlNode node, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            return null;
        }
        return node switch
        {
            YamlScalarNode scalar => Scalar(scalar),
            YamlSequenceNode sequence => Join(sequence.Children.Select(child => Write(child, depth + 1)), "[", "]"),
            YamlMappingNode mapping => Join(mapping.Children.Select(pair => Member(pair, depth)), "{", "}"),
            _ => null,
        };
    }

    private static string? Member(KeyValuePair<YamlNode, YamlNode> pair, int depth) =>
        Write(pair.Value, depth + 1) is { } value ? $"{Quoted(pair.Key.ToString())}:{value}" : null;

    private static string? Join(IEnumerable<string?> parts, string open, string close)
    {
        var written = parts.ToList();
        return written.Contains(null) ? null : open + string.Join(',', written) + close;
    }

    /// <summary>YAML's core schema: a plain scalar may be null, a boolean or a number; a quoted one is text.</summary>
    private static string Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        if (scalar.Style != ScalarStyle.Plain)
        {
            return Quoted(text);
        }
        return text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => "null",
            "true" or "True" or "TRUE" => "true",
            "false" or "False" or "FALSE" => "false",
            _ => JsonNumber.IsMatch(text) ? text : Quoted(text),
        };
    }

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex JsonNumber { get; }
}
