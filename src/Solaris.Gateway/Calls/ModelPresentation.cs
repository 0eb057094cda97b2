using System.Text.Json;
using Solaris.Routing;

namespace Solaris.Calls;

/// <summary>How one dialect shows the models that a caller may ask for.</summary>
internal abstract class ModelPresentation
{
    public abstract ClientDialect Dialect { get; }

    /// <summary>True when <paramref name="request"/> is one of a client of this dialect.</summary>
    public abstract bool Suits(HttpRequest request);

    public abstract void WriteList(Utf8JsonWriter json, List<ModelListing> models, IQueryCollection query);

    public abstract void WriteModel(Utf8JsonWriter json, ModelListing model);
}
