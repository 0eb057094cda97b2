using System.Text.Json;
using System.Text.Json.Serialization;

namespace Solaris;

/// <summary>A value that no log, exception or page may show: only <see cref="Reveal"/> gives it out.</summary>
[JsonConverter(typeof(SecretJsonConverter))]
internal sealed class Secret(string value)
{
    public string Reveal() => value;

    public override string ToString() => "[redacted]";

    private sealed class SecretJsonConverter : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
