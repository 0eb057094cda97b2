namespace Solaris.Configuration;

/// <summary>Reads all variables of <see cref="EnvironmentVariables"/> and collects every problem instead of stopping at the first.</summary>
internal sealed class EnvironmentReader(EnvironmentSource source)
{
    private readonly List<ConfigurationProblem> _problems = [];
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>The values given, by configuration key.</summary>
    /// <exception cref="ConfigurationException">At least one value is wrong.</exception>
    public Dictionary<string, string?> Read()
    {
        foreach (var variable in EnvironmentVariables.All)
        {
            Read(variable);
        }
        _problems.AddRange(CrossChecks.Of(_given).Where(IsNews).ToList());
        if (_problems.Count > 0)
        {
            throw new ConfigurationException(_problems);
        }
        return ByKey();
    }

    private void Read(EnvironmentVariable variable)
    {
        var (name, text, problem) = source.Find(variable.Name);
        if (problem is not null)
        {
            _problems.Add(problem);
        }
        else if (text is not null && variable.Rule.Read(text) is { } value)
        {
            _given[variable.Name] = value;
        }
        else if (text is not null)
        {
            _problems.Add(Wrong(variable, name, text));
        }
    }

    /// <summary>False for a variable that is already reported: what it would have been is unknown.</summary>
    private bool IsNews(ConfigurationProblem problem) =>
        !_problems.Exists(known => known.Place.StartsWith(problem.Place, StringComparison.Ordinal));

    private static ConfigurationProblem Wrong(EnvironmentVariable variable, string name, string text) =>
        variable.Secret || name != variable.Name
            ? ConfigurationProblem.WrongSecret(name, variable.Rule.Allowed)
            : ConfigurationProblem.WrongValue(name, text, variable.Rule.Allowed);

    private Dictionary<string, string?> ByKey()
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var variable in EnvironmentVariables.All)
        {
            if (_given.TryGetValue(variable.Name, out var value))
            {
                values[variable.Key] = value;
            }
        }
        if (_given.TryGetValue("LITELLM_MASTER_KEY", out var alias))
        {
            values.TryAdd("Accounts:MasterKey", alias);
        }
        if (_given.GetValueOrDefault("DEBUG") == "true")
        {
            values.TryAdd("Logs:Level", nameof(LogLevel.Debug));
        }
        return values;
    }
}
