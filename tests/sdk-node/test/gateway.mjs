// What the tests share: users and keys made through the admin API, and clients of both sides.
import OpenAI from "openai";

export const root = `${process.env.SOLARIS_URL}/v1`;
export const providerRoot = process.env.FAKE_PROVIDER;
const master = { authorization: `Bearer ${process.env.SOLARIS_MASTER_KEY}`, "content-type": "application/json" };
let users = 0;

export async function admin(method, path, body) {
  const answer = await fetch(process.env.SOLARIS_URL + path, { method, headers: master, body: body && JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** The secret of a new key of a new user. */
export async function newKey({ monthlyTokens = 1_000_000, ...key } = {}) {
  const email = `node${process.pid}-${++users}@example.org`;
  const user = await admin("POST", "/api/users", { email, name: "Node", monthlyTokens });
  return (await admin("POST", "/api/keys", { name: "test", kind: "standard", userId: user.id, ...key })).secret;
}

/** The official client through the gateway. */
export const throughGateway = async (options = {}) => new OpenAI({ apiKey: await newKey(), baseURL: root, ...options });

/** The official client straight at the provider: what it says is what the gateway must say. */
export const direct = () => new OpenAI({ apiKey: process.env.FAKE_PROVIDER_KEY, baseURL: providerRoot });

/** A chat body with a script for the fake provider. */
export const chat = (script = "", more = {}) => ({
  model: "fake-chat",
  messages: [{ role: "user", content: "Olá, gateway! 🇧🇷" }],
  ...(script && { metadata: { fake: script } }),
  ...more,
});

/** How often the provider saw a call. */
export async function attempts(call) {
  const bills = await fetch(new URL(`/_fake/billing?call=${call}`, providerRoot));
  return (await bills.json()).length;
}

export const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function",
  function: {
    name,
    parameters: { type: "object", properties: { city: { type: "string" }, days: { type: "integer" } }, required: ["city"] },
  },
}));
