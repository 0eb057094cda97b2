namespace Solaris.Routing;

public sealed class FileWatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_change_counts_when_it_was_seen_twice_alike()
    {
        var file = Write("config.yaml", "one");
        var watch = new FileWatch(() => [file]);

        Assert.False(watch.HasChanged());
        File.WriteAllText(file, "tw");
        Assert.False(watch.HasChanged());
        File.WriteAllText(file, "two");
        Assert.False(watch.HasChanged());
        Assert.True(watch.HasChanged());
        Assert.False(watch.HasChanged());
    }

    [Fact]
    public void A_file_that_is_replaced_by_renaming_is_seen()
    {
        var file = Write("config.yaml", "one");
        var watch = new FileWatch(() => [file]);

        File.Move(Write("config.yaml.new", "two"), file, overwrite: true);

        Assert.False(watch.HasChanged());
        Assert.True(watch.HasChanged());
    }

    /// <summary>Kubernetes: the file is a link into <c>..data</c>, which is a link to a folder that is swapped.</summary>
    [Fact]
    public void A_link_above_the_file_that_is_swapped_is_seen()
    {
        Write("first/config.yaml", "one");
        Write("second/config.yaml", "two");
        var data = Path.Combine(_folder.FullName, "..data");
        Directory.CreateSymbolicLink(data, "first");
        var file = Path.Combine(_folder.FullName, "config.yaml");
        File.CreateSymbolicLink(file, "..data/config.yaml");
        var watch = new FileWatch(() => [file]);

        File.Delete(data);
        Directory.CreateSymbolicLink(data, "second");

        Assert.False(watch.HasChanged());
        Assert.True(watch.HasChanged());
    }

    [Fact]
    public void What_is_away_for_a_moment_is_no_change_when_it_returns()
    {
        var file = Write("config.yaml", "one");
        var watch = new FileWatch(() => [file]);

        File.Delete(file);
        Assert.False(watch.HasChanged());
        Write("config.yaml", "one");

        Assert.False(watch.HasChanged());
        Assert.False(watch.HasChanged());
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
