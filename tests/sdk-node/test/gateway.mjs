// What the tests share: users and keys made through the admin API, and clients of both sides.
import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
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

/** A new user with a key. */
export async function newCaller({ monthlyTokens = 10_000_000, ...key } = {}) {
  const email = `node${process.pid}-${++users}@example.org`;
  const { id } = await admin("POST", "/api/users", { email, name: "Node", monthlyTokens });
  const { secret } = await admin("POST", "/api/keys", { name: "test", kind: "standard", userId: id, ...key });
  return { id, secret };
}

/** The secret of a new key of a new user. */
export const newKey = async (terms) => (await newCaller(terms)).secret;

/** The user's only call, once it is settled: nothing is held, and what was used was charged. */
export async function settled(userId) {
  for (const end = Date.now() + 15_000; ; await delay(20)) {
    const { items: calls } = await admin("GET", `/api/requests?userId=${userId}`);
    const { items: limits } = await admin("GET", `/api/limits?scope=user&scopeId=${userId}`);
    if (calls.length === 1 && limits.every((limit) => limit.held === 0)) {
      const { inputUncached, inputCacheRead, outputTotal } = calls[0].usage;
      assert.equal(limits[0].used, inputUncached + inputCacheRead + outputTotal);
      return calls[0];
    }
    assert.ok(Date.now() < end, `not settled: ${JSON.stringify([calls, limits])}`);
  }
}

/** A client that left early was charged for what was made until then, and its provider was told to stop or is read to its end. */
export async function leftEarly(userId) {
  const call = await settled(userId);
  assert.equal(call.status, 499);
  assert.ok(call.usage.outputTotal > 0, JSON.stringify(call.usage));
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

/** A picture of one pixel. */
export const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A form for structured answers. */
export const schema = {
  type: "object",
  properties: { name: { type: "string" }, age: { type: "integer" } },
  required: ["name", "age"],
  additionalProperties: false,
};

export const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function",
  function: {
    name,
    parameters: { type: "object", properties: { city: { type: "string" }, days: { type: "integer" } }, required: ["city"] },
  },
}));
