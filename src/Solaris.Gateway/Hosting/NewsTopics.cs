using System.Globalization;
using Solaris.Accounts;
using Solaris.Ledger;
using Solaris.Pricing;
using Solaris.Routing;

namespace Solaris.Hosting;

/// <summary>What replicas tell each other of: whatever a process remembers and another may change.</summary>
internal static class NewsTopics
{
    public static IServiceCollection AddReplicaNews(this IServiceCollection services) =>
        services
            .AddSingleton(provider => Callers(provider.GetRequiredService<CallerCache>()))
            .AddSingleton(provider => Organisation(provider.GetRequiredService<OrganisationStore>()))
            .AddSingleton(provider => Limits(provider.GetRequiredService<LimitBook>()))
            .AddSingleton(provider => Prices(provider.GetRequiredService<PriceRefresh>()))
            .AddSingleton(provider => Models(provider.GetRequiredService<ModelReload>()))
            .AddHostedService<ReplicaNews>();

    /// <summary>Keys, users and teams; an id is of one of them.</summary>
    private static NewsTopic Callers(CallerCache cache) =>
        new(
            "callers",
            tell => cache.Forgotten += id => tell(Text(id)),
            subject =>
            {
                if (subject is null)
                {
                    cache.HearOfAny();
                }
                else
                {
                    cache.Hear(Guid.ParseExact(subject, "N"));
                }
            }
        );

    private static NewsTopic Organisation(OrganisationStore store) =>
        new("organisation", tell => store.Changed += () => tell("it"), _ => store.Forget());

    private static NewsTopic Limits(LimitBook book) =>
        new(
            "limits",
            tell =>
                book.ChangedHere += (scope, id) =>
                    tell(string.Create(CultureInfo.InvariantCulture, $"{(int)scope} {id:N}")),
            subject =>
            {
                if (subject?.Split(' ') is [var scope, var id])
                {
                    book.Hear((LimitScope)int.Parse(scope, CultureInfo.InvariantCulture), Guid.ParseExact(id, "N"));
                }
                else
                {
                    book.HearOfAny();
                }
            }
        );

    private static NewsTopic Prices(PriceRefresh refresh) =>
        new("prices", tell => refresh.Changed += () => tell("any"), _ => refresh.Hurry());

    private static NewsTopic Models(ModelReload reload) =>
        new(
            "models",
            tell => reload.Asked += () => tell("any"),
            subject =>
            {
                // A change of the file is seen without news: only an administrator's word is passed on.
                if (subject is not null)
                {
                    reload.Run();
                }
            }
        );

    private static string Text(Guid id) => id.ToString("N", CultureInfo.InvariantCulture);
}
