using Solaris.Configuration;

namespace Solaris.Routing.LiteLlm;

/// <summary>
/// Reads <c>environment_variables</c>: values for <c>os.environ/NAME</c> within the file. Solaris' own settings never come from there: the
/// file would change where the database is.
/// </summary>
internal static class FileVariables
{
    public const string Key = "environment_variables";

    public static Dictionary<string, string> Read(YamlSection root)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Section(Key) is not { } section)
        {
            return found;
        }
        foreach (var (name, node) in section.Unread().ToList())
        {
            var own = EnvironmentVariables.All.Any(variable => variable.Name == name);
            if (section.Text(name) is { Variable: var variable, Value: { } value } && variable != name)
            {
                found[name] = value;
                if (own)
                {
                    section.Report.Warn(
                        node,
                        section.PathOf(name),
                        $"counts for os.environ/{name} in this file only: Solaris reads its own {name} from the environment."
                    );
                }
            }
        }
        return found;
    }
}
