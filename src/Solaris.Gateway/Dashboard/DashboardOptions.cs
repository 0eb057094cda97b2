namespace Solaris.Dashboard;

/// <summary>Where the built dashboard lies.</summary>
internal sealed class DashboardOptions
{
    public const string Section = "Dashboard";

    /// <summary>The folder with <c>index.html</c> and <c>assets</c>: beside the program, where publishing puts it.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "dashboard");
}
