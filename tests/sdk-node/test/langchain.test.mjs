// LangChain's OpenAI chat model and embeddings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { newKey, root, tools } from "./gateway.mjs";

const apiKey = await newKey();
const model = new ChatOpenAI({ model: "fake-chat", apiKey, configuration: { baseURL: root }, maxRetries: 0 });

test("LangChain invokes", async () => {
  const answer = await model.invoke("Olá");
  assert.ok(answer.content.length > 0);
  assert.ok(answer.usage_metadata.total_tokens > 0);
});

test("LangChain streams what it invokes, with usage", async () => {
  const whole = await model.invoke("Olá");
  let text = "";
  let usage;
  for await (const chunk of await model.stream("Olá")) {
    text += chunk.content;
    usage = chunk.usage_metadata ?? usage;
  }
  assert.equal(text, whole.content);
  assert.equal(usage.total_tokens, whole.usage_metadata.total_tokens);
});

test("LangChain calls tools", async () => {
  const answer = await model.bindTools(tools).invoke("Weather?");
  assert.deepEqual(answer.tool_calls.map((call) => call.name), ["get_weather", "get_time"]);
});

test("LangChain embeds", async () => {
  const embeddings = new OpenAIEmbeddings({ model: "fake-embedding", apiKey, configuration: { baseURL: root } });
  assert.equal((await embeddings.embedDocuments(["a", "b"])).length, 2);
});

test("LangChain sees a refused key", async () => {
  const stranger = new ChatOpenAI({ model: "fake-chat", apiKey: "sol_live_wrong", configuration: { baseURL: root }, maxRetries: 0 });
  await assert.rejects(stranger.invoke("Olá"), (error) => error.status === 401 || /401/.test(error.message));
});
