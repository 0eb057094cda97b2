namespace Solaris.Repository;

public sealed class WordsTests
{
    // Split, so that this file does not contain what it looks for.
    private static readonly string[] Banned =
    [
        "/wo" + "rk/main",
        "/wo" + "rk/wt",
        "/wo" + "rk/shared",
        "/wo" + "rk/.",
        "/ro" + "ot/",
        "/home" + "/user",
        "TO" + "DO",
        "FIX" + "ME",
        "NotImplemented" + "Exception",
        "sub" + "agent",
    ];
    private static readonly string[] RegistryHosts = ["nuget" + ".org", "registry." + "npmjs", "pypi" + ".org"];
    private static readonly string[] VagueFolders =
    [
        "Core",
        "Common",
        "Shared",
        "Helpers",
        "Utils",
        "Utilities",
        "Services",
        "Managers",
        "Infrastructure",
    ];

    [Fact]
    public void No_file_holds_a_machine_s_path_or_unfinished_work() =>
        Assert.Empty(Texts().SelectMany(file => Found(file, Banned)));

    [Fact]
    public void No_file_names_a_package_registry() =>
        Assert.Empty(Texts().SelectMany(file => Found(file, RegistryHosts)));

    [Fact]
    public void No_folder_has_a_name_that_would_take_anything() =>
        Assert.DoesNotContain(
            Tree.Files(),
            file => file.Split('/').SkipLast(1).Intersect(VagueFolders, StringComparer.OrdinalIgnoreCase).Any()
        );

    private static IEnumerable<string> Found(string file, string[] words)
    {
        var text = Tree.Read(file);
        return words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{file}: {word}");
    }

    /// <summary>Recorded provider answers may say anything.</summary>
    private static IEnumerable<string> Texts() =>
        Tree.Files().Where(file => !file.Contains("/Fixtures/", StringComparison.OrdinalIgnoreCase));
}
