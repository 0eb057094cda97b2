namespace Solaris.Dashboard;

/// <summary>Headers that every answer of the dashboard carries.</summary>
internal static class DashboardHeaders
{
    public static void Protect(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }
}
