using Solaris.Repository;

namespace Solaris.Configuration;

/// <summary>docs/configuration.md and .env.example say what the code does.</summary>
public sealed class ConfigurationPageTests
{
    private const string Start = "<!-- variables -->\n";
    private const string End = "<!-- /variables -->";

    [Fact]
    public void The_table_of_variables_is_the_codes()
    {
        var page = Tree.Read("docs/configuration.md");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var written = page[start..page.IndexOf(End, StringComparison.Ordinal)];

        if (written != Table())
        {
            Assert.Fail($"docs/configuration.md drifted from EnvironmentVariables.cs. The table must be:\n{Table()}");
        }
    }

    [Fact]
    public void The_example_has_every_variable_once_with_its_default()
    {
        var lines = Tree.Read(".env.example")
            .Split('\n')
            .Where(line => line.Contains('='))
            .Select(line => line.TrimStart('#', ' '));
        var names = EnvironmentVariables.All.ToDictionary(
            variable => variable.Name,
            variable => variable.Default ?? ""
        );

        var written = lines.Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

        Assert.Equal(names.Keys.Order(), written.Keys.Order());
        Assert.All(written, line => Assert.Contains(names[line.Key], line.Value, StringComparison.Ordinal));
    }

    private static string Table() =>
        "| variable | allowed | default | meaning |\n| --- | --- | --- | --- |\n"
        + string.Concat(EnvironmentVariables.All.Select(Row));

    private static string Row(EnvironmentVariable variable)
    {
        var secret = variable.Secret ? " (secret)" : "";
        var standard = variable.Default is null ? "" : $"`{variable.Default}`";
        return $"| `{variable.Name}`{secret} | {variable.Rule.Allowed} | {standard} | {variable.Description} |\n";
    }
}
