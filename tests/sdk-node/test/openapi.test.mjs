// What the gateway answers fits OpenAI's own OpenAPI document.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { chat, newKey, root, tools } from "./gateway.mjs";

const document = JSON.parse(readFileSync(new URL("../openapi/openai-2.3.0.json", import.meta.url)));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(relaxed(document), "openai");

const apiKey = await newKey();

/**
 * The document says version 3.1 but still writes `nullable`, which 3.1 no longer knows; and it foresees no base64
 * embeddings. As published it rejects OpenAI's own answers.
 */
function relaxed(node) {
  if (Array.isArray(node)) return node.map(relaxed);
  if (node === null || typeof node !== "object") return node;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, relaxed(value)]));
  if (rest.embedding?.type === "array") rest.embedding = { anyOf: [rest.embedding, { type: "string" }] };
  return nullable === true ? { anyOf: [rest, { type: "null" }] } : rest;
}

function fits(schema, value) {
  const validate = ajv.getSchema(`openai#/components/schemas/${schema}`);
  assert.ok(validate(value), `${JSON.stringify(value)}\n${ajv.errorsText(validate.errors)}`);
}

const call = (path, body, key = apiKey) =>
  fetch(root + path, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: body && JSON.stringify(body),
  });

const events = (text) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)));

for (const [name, more] of Object.entries({ text: {}, tools: { tools }, choices: { n: 2, logprobs: true, top_logprobs: 1 } })) {
  test(`a chat with ${name} fits`, async () => {
    fits("CreateChatCompletionResponse", await (await call("/chat/completions", chat("", more))).json());
  });

  test(`every chunk of a stream with ${name} fits`, async () => {
    const body = chat("", { ...more, stream: true, stream_options: { include_usage: true } });
    const chunks = events(await (await call("/chat/completions", body)).text());
    for (const chunk of chunks) fits("CreateChatCompletionStreamResponse", chunk);
    assert.ok(chunks.at(-1).usage.total_tokens > 0);
  });
}

for (const [name, more] of Object.entries({ text: {}, tools: { tools } })) {
  const asked = { ...more, model: "claude-sonnet-4-5" };

  test(`a translated chat with ${name} fits`, async () => {
    fits("CreateChatCompletionResponse", await (await call("/chat/completions", chat("", asked))).json());
  });

  test(`every chunk of a translated stream with ${name} fits`, async () => {
    const body = chat("", { ...asked, stream: true, stream_options: { include_usage: true } });
    const chunks = events(await (await call("/chat/completions", body)).text());
    for (const chunk of chunks) fits("CreateChatCompletionStreamResponse", chunk);
    assert.ok(chunks.at(-1).usage.total_tokens > 0);
  });
}

test("a completion fits", async () =>
  fits("CreateCompletionResponse", await (await call("/completions", { model: "fake-chat", prompt: "Hi" })).json()));

for (const encoding_format of ["float", "base64"]) {
  test(`embeddings as ${encoding_format} fit`, async () => {
    const answer = await call("/embeddings", { model: "fake-embedding", input: ["a", "b"], encoding_format });
    fits("CreateEmbeddingResponse", await answer.json());
  });
}

test("the models fit", async () => {
  fits("ListModelsResponse", await (await call("/models")).json());
  fits("Model", await (await call("/models/fake-chat")).json());
});

for (const [name, status, body, key] of [
  ["a wrong key", 401, chat(), "sol_live_wrong"],
  ["an unknown model", 404, chat("", { model: "nobody" })],
  ["a body without messages", 400, { model: 7 }],
  ["a provider's 400", 400, chat("status=400")],
  ["a provider that is down", 503, chat("status=503")],
  ["a provider's HTML page", 502, chat("status=502;garbage=html")],
]) {
  test(`the error of ${name} fits`, async () => {
    const answer = await call("/chat/completions", body, key);
    assert.ok(answer.status === status || (status >= 500 && answer.status >= 500), `${answer.status}`);
    assert.match(answer.headers.get("content-type"), /^application\/json/);
    fits("ErrorResponse", await answer.json());
  });
}
