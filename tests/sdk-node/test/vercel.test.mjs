// Vercel's AI SDK with both of its OpenAI providers.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { embedMany, generateText, jsonSchema, streamText, tool } from "ai";
import { newKey, root } from "./gateway.mjs";

const apiKey = await newKey();
const compatible = createOpenAICompatible({ name: "solaris", apiKey, baseURL: root, includeUsage: true });
const official = createOpenAI({ apiKey, baseURL: root });

for (const [name, model] of [["compatible", compatible("fake-chat")], ["official", official.chat("fake-chat")]]) {
  test(`AI SDK (${name}) generates text`, async () => {
    const { text, usage } = await generateText({ model, prompt: "Olá" });
    assert.ok(text.length > 0 && usage.totalTokens > 0);
  });

  test(`AI SDK (${name}) streams the same text, with usage`, async () => {
    const whole = await generateText({ model, prompt: "Olá" });
    const stream = streamText({ model, prompt: "Olá" });
    let text = "";
    for await (const part of stream.textStream) text += part;
    assert.equal(text, whole.text);
    assert.equal((await stream.usage).totalTokens, whole.usage.totalTokens);
  });

  test(`AI SDK (${name}) calls a tool`, async () => {
    const inputSchema = jsonSchema({ type: "object", properties: { city: { type: "string" } }, required: ["city"] });
    const { toolCalls } = await generateText({ model, prompt: "Weather?", tools: { weather: tool({ inputSchema }) } });
    assert.equal(toolCalls[0].toolName, "weather");
  });
}

test("AI SDK embeds", async () => {
  const { embeddings } = await embedMany({ model: compatible.embeddingModel("fake-embedding"), values: ["a", "b"] });
  assert.equal(embeddings.length, 2);
});
