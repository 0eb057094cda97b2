using System.Text.Json.Nodes;

namespace Solaris.FakeProvider;

/// <summary>One event of a Messages stream, made when it is its turn: the usage in it is what was billed until then.</summary>
internal sealed record MessagesPiece(Func<JsonObject> Json, int Tokens = 0, int Reasoning = 0);
