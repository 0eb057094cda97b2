namespace Solaris.Configuration;

/// <summary>Where variables come from: the environment, or the file that <c>NAME_FILE</c> points to (Docker secrets).</summary>
internal sealed class EnvironmentSource(Func<string, string?> lookup)
{
    private const string FileSuffix = "_FILE";
    private const int LargestFile = 64 * 1024;

    /// <summary>Through the host's configuration, so that command-line arguments and test settings count as well.</summary>
    public static EnvironmentSource From(IConfiguration configuration) =>
        new(name => configuration[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)]);

    /// <summary>The same source, in which <paramref name="values"/> win.</summary>
    public EnvironmentSource With(IReadOnlyDictionary<string, string> values) =>
        values.Count == 0 ? this : new(name => values.GetValueOrDefault(name) ?? lookup(name));

    /// <summary>The variable's text. An empty variable counts as absent.</summary>
    public EnvironmentText Find(string name)
    {
        var value = lookup(name);
        var file = lookup(name + FileSuffix);
        if (string.IsNullOrEmpty(file))
        {
            return new(name, string.IsNullOrEmpty(value) ? null : value, Problem: null);
        }
        return string.IsNullOrEmpty(value)
            ? FromFile(name + FileSuffix, file)
            : new(name, null, new(name, $"is set together with {name}{FileSuffix}; allowed: only one of the two."));
    }

    private static EnvironmentText FromFile(string name, string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                return Unreadable(name, path, "it is larger than 64 KiB");
            }
            // Editors and `echo` end a file with a line break that is no part of the secret.
            var text = File.ReadAllText(path).TrimEnd('\r', '\n');
            return text.Length == 0 ? Unreadable(name, path, "it is empty") : new(name, text, Problem: null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unreadable(name, path, File.Exists(path) ? "it cannot be read" : "no such file");
        }
    }

    private static EnvironmentText Unreadable(string name, string path, string why) =>
        new(
            name,
            null,
            new(name, $"\"{path}\" is not allowed ({why}); allowed: the path of a readable file with the value.")
        );
}
