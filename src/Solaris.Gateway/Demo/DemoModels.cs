using System.Reflection;
using Solaris.Configuration;
using Solaris.Routing;
using Solaris.Routing.LiteLlm;

namespace Solaris.Demo;

/// <summary>The demo's models, from <c>demo-models.yaml</c> in this assembly.</summary>
internal sealed class DemoModels(LiteLlmConfigReader reader) : IModelSource
{
    private const string File = "demo-models.yaml";

    public RoutingTable Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"{File} is not in the assembly.");
        using var text = new StreamReader(stream);
        var config = reader.Read(File, text);
        return config.Problems.IsEmpty ? config.Table : throw new ConfigurationException(config.Problems);
    }
}
