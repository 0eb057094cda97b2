using Solaris.Providers;

namespace Solaris.Routing;

public sealed class ModelCatalogueTests
{
    [Fact]
    public void A_deployment_tells_how_it_does_and_never_its_key()
    {
        var member = RoutingSamples.Member("a");
        member = member with { Deployment = member.Deployment with { ApiKey = new Secret("sk-very-secret") } };
        var samples = new RoutingSamples(RoutingSamples.Table(RoutingSamples.Group("m", member)));
        samples.Router.Report(member.Deployment, failure: null);
        samples.Router.Report(
            member.Deployment,
            new(FailureKind.Overloaded, 529, new("The prompt 'x' …", null, "overloaded_error", null))
            {
                RetryAfter = TimeSpan.FromSeconds(20),
            }
        );

        var shown = Assert.Single(new ModelCatalogue(samples.Router, samples.Clock).Deployments());

        Assert.Equal(("resting", 1L, 1L), (shown.State, shown.Answered, shown.Failed));
        Assert.Equal(samples.Clock.GetUtcNow().AddSeconds(20), shown.ReturnsAt);
        Assert.Equal(
            new FailureResponse(samples.Clock.GetUtcNow(), "overloaded", 529, "overloaded_error"),
            shown.LastFailure
        );
        Assert.True(shown.HasCredential);
        Assert.DoesNotContain("secret", System.Text.Json.JsonSerializer.Serialize(shown), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_of_models_name_each_once_with_where_it_leads()
    {
        var table = RoutingSamples.Table([
            .. "edcba".Select(name => RoutingSamples.Group($"{name}", RoutingSamples.Member($"{name}#1"))),
        ]) with
        {
            Fallbacks = RoutingSamples.Fallbacks("a", "b", "c"),
            Aliases = [new("nick", ["a"], Hidden: false)],
        };
        var samples = new RoutingSamples(table);
        var catalogue = new ModelCatalogue(samples.Router, samples.Clock);
        var seen = new List<ModelResponse>();
        string? cursor = null;
        do
        {
            var page = catalogue.Models(new() { Cursor = cursor, Limit = 2 });
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(["a", "b", "c", "d", "e"], seen.Select(model => model.Name));
        Assert.Equal(["b", "c"], seen[0].Fallbacks);
        Assert.Equal(["nick"], seen[0].Aliases);
        Assert.False(seen[0].Priced);
    }

    [Fact]
    public void The_route_is_the_one_a_call_would_take()
    {
        var table = RoutingSamples.Table(
            RoutingSamples.Group("a", RoutingSamples.Member("a#1")),
            RoutingSamples.Group("b", RoutingSamples.Member("b#1"))
        ) with
        {
            Fallbacks = RoutingSamples.Fallbacks("a", "b"),
        };
        var samples = new RoutingSamples(table);
        var catalogue = new ModelCatalogue(samples.Router, samples.Clock);
        samples.Fail(samples.Deployment("a", "a#1"), TimeSpan.FromMinutes(1));

        var route = catalogue.Route("a")!;

        Assert.Equal(["b#1"], route.Candidates);
        Assert.Equal(0, route.Own);
        Assert.Null(catalogue.Route("nobody"));
    }
}
