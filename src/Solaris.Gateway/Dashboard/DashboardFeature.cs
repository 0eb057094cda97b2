namespace Solaris.Dashboard;

/// <summary>The dashboard under <c>/admin/</c>: a page, its assets, and the way there from the root.</summary>
internal static class DashboardFeature
{
    public const string Root = "/admin/";

    private const string Assets = "assets/";
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddOptions<DashboardOptions>().BindConfiguration(DashboardOptions.Section);
        return services.AddSingleton<DashboardFiles>();
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/", Methods, LeadAsync).ExcludeFromDescription();
        routes.MapMethods("/admin/{**path}", Methods, ShowAsync).ExcludeFromDescription();
    }

    private static Task LeadAsync(HttpContext context, DashboardFiles files) =>
        files.Page is null
            ? FrontPage.Answer().ExecuteAsync(context)
            : TypedResults.LocalRedirect($"~{Root}").ExecuteAsync(context);

    private static Task ShowAsync(HttpContext context, DashboardFiles files, string? path)
    {
        if (files.Page is not { } page)
        {
            return FrontPage.Answer().ExecuteAsync(context);
        }
        if (context.Request.Path == Root.TrimEnd('/'))
        {
            // Without the slash the page's relative world would be another.
            return TypedResults.LocalRedirect($"~{Root}").ExecuteAsync(context);
        }
        var name = path ?? "";
        if (name.Length > 0 && files.Find(name) is { } file && file != page)
        {
            return DashboardAsset.WriteAsync(
                context,
                file,
                immutable: name.StartsWith(Assets, StringComparison.Ordinal)
            );
        }
        // A missing asset is missing: the page in its place would be run as a script.
        return name.StartsWith(Assets, StringComparison.Ordinal) || Path.HasExtension(name)
            ? TypedResults.NotFound().ExecuteAsync(context)
            : DashboardPage.WriteAsync(context, page);
    }
}
