// The providers behind the gateway, one of each dialect. What follows a "!" in a model's name scripts the fake provider.

/**
 * `wire` is the API that the provider offers. `sendsArguments` says how arguments of streamed tools come: in pieces, or whole.
 * `proves` marks providers that want their proof of a model's thoughts back with its tool calls.
 */
export const upstreams = [
  { model: "fake-chat", provider: "openai", root: "/v1", wire: "chat and responses", sendsArguments: "in pieces" },
  { model: "fake-translated", provider: "fireworks_ai", root: "/v1", wire: "chat", sendsArguments: "in pieces" },
  { model: "claude-sonnet-4-5", provider: "anthropic", root: "/v1", wire: "messages", sendsArguments: "in pieces", proves: true },
  { model: "gemini-3-flash-preview", provider: "gemini", root: "/v1beta", wire: "gemini", sendsArguments: "whole", proves: true },
  {
    model: "gemini-3-pro-preview",
    provider: "vertex_ai",
    root: "/v1/projects/p/locations/global/publishers/google",
    wire: "gemini",
    sendsArguments: "whole",
    proves: true,
  },
];

/** What a failing provider is to a client: the status the gateway gives. */
export const failures = [
  { script: "status=400", status: 400 },
  { script: "status=401", status: 502 }, // The gateway's own key is refused: not the client's fault.
  { script: "status=404", status: 404 },
  { script: "status=429", status: 429 },
  { script: "status=500", status: 502 },
  { script: "status=503", status: 503 },
  { script: "garbage=html", status: 502 },
  { script: "reset=before", status: 502 },
];

/** Runs `body` for each upstream, as tests named after its model. */
export function forEachUpstream(body) {
  for (const upstream of upstreams) body(upstream);
}
