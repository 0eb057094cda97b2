using Solaris.Repository;
using Solaris.Routing.LiteLlm;

namespace Solaris.Routing;

/// <summary>The table of LiteLLM's keys knows all of them, says what the reader does, and is in the documentation.</summary>
public sealed class LiteLlmKeysTests
{
    private const string Start = "<!-- litellm-keys -->\n";
    private const string End = "<!-- /litellm-keys -->";

    private const string Good = """
        model_list:
          - model_name: gpt
            litellm_params:
              model: openai/gpt-4o
              api_key: k

        """;

    /// <summary>Without those that only one provider reads: Azure and Vertex AI have tests of their own.</summary>
    public static TheoryData<string, string> Keys =>
        [
            .. LiteLlmKeys
                .All.SelectMany(row => row.Each.Select(name => (row.Section, name.TrimEnd('*'))))
                .Where(key => key is not ("model_list" or "credential_list", _) and not ("", "model_list"))
                .Where(key =>
                    key.Item2 is not ("api_version" or "vertex_project" or "vertex_location" or "vertex_credentials")
                ),
        ];

    /// <summary>Names of the keys in LiteLLM's documentation, one <c>section.key</c> a line.</summary>
    [Fact]
    public void Every_documented_key_is_in_the_table()
    {
        var documented = Tree.Read("tests/Solaris.Gateway.Tests/Fixtures/litellm-keys.txt")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('.'));

        Assert.Empty(
            documented.Where(key => LiteLlmKeys.Find(key[0], key[1]) is null).Select(key => string.Join('.', key))
        );
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void What_the_table_says_of_a_key_is_what_the_reader_does(string section, string key)
    {
        var config = LiteLlmSamples.Read(Yaml(section, key));
        var said = config.Warnings.Where(warning => warning.Place.EndsWith(key, StringComparison.Ordinal));
        var use = LiteLlmKeys.Find(section, key)!.Use;

        if (use == KeyUse.Honoured)
        {
            Assert.DoesNotContain(said, warning => warning.Text.StartsWith("is ignored", StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal($"is ignored: {LiteLlmKeys.Reason(section, key)}.", Assert.Single(said).Text);
        }
    }

    [Fact]
    public void The_documentation_has_the_table()
    {
        var page = Tree.Read("docs/configuration.md");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;

        if (page[start..page.IndexOf(End, StringComparison.Ordinal)] != Table())
        {
            Assert.Fail($"docs/configuration.md drifted from LiteLlmKeys.cs. The table must be:\n{Table()}");
        }
    }

    private static string Yaml(string section, string key) =>
        section switch
        {
            "" => $"{Good}{key}: 1\n",
            "litellm_params" => $"{Good}      {key}: 1\n",
            "model_info" => $"{Good}    model_info: {{ {key}: 1 }}\n",
            "cache_params" => $"{Good}litellm_settings: {{ cache_params: {{ {key}: 1 }} }}\n",
            _ => $"{Good}{section}: {{ {key}: 1 }}\n",
        };

    private static string Table() =>
        "| where | key | | what it does, or the Solaris way |\n| --- | --- | --- | --- |\n"
        + string.Concat(LiteLlmKeys.All.Select(Row));

    private static string Row(LiteLlmKey key)
    {
        var place = key.Section.Length == 0 ? "top" : $"`{key.Section}`";
        var use = key.Use switch
        {
            KeyUse.Honoured => "yes",
            KeyUse.NotNeeded => "not needed",
            KeyUse.OtherWay => "other way",
            _ => "no",
        };
        return $"| {place} | {string.Join(", ", key.Each.Select(name => $"`{name}`"))} | {use} | {key.Text} |\n";
    }
}
