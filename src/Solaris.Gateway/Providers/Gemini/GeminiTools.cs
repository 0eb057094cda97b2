using System.Text.Json;
using Solaris.Conversations;

namespace Solaris.Providers.Gemini;

/// <summary>Writes <c>tools</c> and <c>toolConfig</c>.</summary>
internal static class GeminiTools
{
    /// <summary>The one argument of a tool that takes free text.</summary>
    public const string FreeFormField = "input";

    public static void Write(Utf8JsonWriter json, GeminiRequest request)
    {
        var functions = Functions(request.Prompt);
        var hosted = HostedTools.Of(request);
        if (functions.Count > 0 && hosted.Count > 0 && !request.Model.IsThirdGeneration)
        {
            request.Notes.Unsupported("tools", "This model cannot use Google's own tools together with functions.");
            hosted = [];
        }
        if (functions.Count == 0 && hosted.Count == 0)
        {
            return;
        }
        json.WriteStartArray("tools");
        WriteFunctions(json, functions, request);
        foreach (var (name, settings) in hosted)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
            settings.WriteTo(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteConfig(json, request, functions.Count > 0, hosted.Count > 0);
    }

    /// <summary>OpenAI's <c>allowed_tools</c> with mode <c>auto</c> has no equal: the others are not declared.</summary>
    private static List<ToolDefinition> Functions(Prompt prompt)
    {
        var allowed = prompt.ToolChoice is { Mode: ToolChoiceMode.Auto, Names: { IsEmpty: false } names } ? names : [];
        var functions = new List<ToolDefinition>();
        foreach (var tool in prompt.Tools)
        {
            if (tool.Hosted is null && (allowed.IsEmpty || allowed.Contains(tool.Name)))
            {
                functions.Add(tool);
            }
        }
        return functions;
    }

    private static void WriteFunctions(Utf8JsonWriter json, List<ToolDefinition> functions, GeminiRequest request)
    {
        if (functions.Count == 0)
        {
            return;
        }
        json.WriteStartObject();
        json.WriteStartArray("functionDeclarations");
        foreach (var function in functions)
        {
            json.WriteStartObject();
            json.WriteString("name", GeminiNames.Of(function.Name));
            if (function.Description is { Length: > 0 } description)
            {
                json.WriteString("description", description);
            }
            WriteParameters(json, function, request);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A function without arguments has no parameters: an object without properties is refused.</summary>
    private static void WriteParameters(Utf8JsonWriter json, ToolDefinition function, GeminiRequest request)
    {
        if (function.IsFreeForm)
        {
            json.WritePropertyName("parameters");
            json.WriteRawValue("""{"type":"OBJECT","properties":{"input":{"type":"STRING"}},"required":["input"]}"""u8);
        }
        else if (function.Parameters is { } schema && HasProperties(schema))
        {
            json.WritePropertyName(request.Model.TakesJsonSchema ? "parametersJsonSchema" : "parameters");
            WriteSchema(json, schema, request);
        }
    }

    public static void WriteSchema(Utf8JsonWriter json, JsonElement schema, GeminiRequest request)
    {
        if (request.Model.TakesJsonSchema)
        {
            schema.WriteTo(json);
        }
        else
        {
            new GeminiSchema(schema).Write(json);
        }
    }

    private static bool HasProperties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object
        && (
            schema.Get("properties") is not { ValueKind: JsonValueKind.Object } properties
                ? schema.Get("$ref") is not null || schema.Get("anyOf") is not null || schema.Get("oneOf") is not null
                : properties.EnumerateObject().MoveNext()
        );

    private static void WriteConfig(Utf8JsonWriter json, GeminiRequest request, bool hasFunctions, bool hasHosted)
    {
        if (request.Prompt.ParallelToolCalls == false)
        {
            request.Notes.Drop("parallel_tool_calls");
        }
        var choice = hasFunctions ? request.Prompt.ToolChoice : null;
        var both = hasFunctions && hasHosted && !request.IsVertex; // Google wants to hear that it may mix them.
        if (choice is null && !both)
        {
            return;
        }
        json.WriteStartObject("toolConfig");
        if (choice is not null)
        {
            WriteChoice(json, choice);
        }
        if (both)
        {
            json.WriteBoolean("includeServerSideToolInvocations", true);
        }
        json.WriteEndObject();
    }

    private static void WriteChoice(Utf8JsonWriter json, ToolChoice choice)
    {
        json.WriteStartObject("functionCallingConfig");
        json.WriteString(
            "mode",
            choice.Mode switch
            {
                ToolChoiceMode.None => "NONE",
                ToolChoiceMode.Required => "ANY",
                _ => "AUTO",
            }
        );
        if (choice is { Mode: ToolChoiceMode.Required, Names.IsEmpty: false })
        {
            json.WriteStartArray("allowedFunctionNames");
            foreach (var name in choice.Names)
            {
                json.WriteStringValue(GeminiNames.Of(name));
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }
}
