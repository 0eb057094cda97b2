// Vercel's AI SDK with its providers of all three client APIs, in front of providers of every dialect.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, embedMany, generateText, jsonSchema, Output, stepCountIs, streamText, tool } from "ai";
import { leftEarly, newCaller, newKey, pixel, root, schema } from "./gateway.mjs";
import { failures, forEachUpstream } from "./upstreams.mjs";

const apiKey = await newKey();
const compatible = (key) => createOpenAICompatible({ name: "solaris", apiKey: key, baseURL: root, includeUsage: true, supportsStructuredOutputs: true });

const clients = {
  compatible: { open: compatible, thinking: { solaris: { reasoningEffort: "low" } } },
  chat: { open: (key) => createOpenAI({ apiKey: key, baseURL: root }).chat },
  responses: {
    open: (key) => createOpenAI({ apiKey: key, baseURL: root }).responses,
    options: { openai: { store: false } },
    thinking: { openai: { store: false, forceReasoning: true, reasoningEffort: "low", reasoningSummary: "auto" } },
  },
  anthropic: {
    open: (key) => createAnthropic({ apiKey: key, baseURL: root }),
    thinking: { anthropic: { thinking: { type: "enabled", budgetTokens: 1_024 } } },
  },
};

const inputSchema = jsonSchema({ type: "object", properties: { city: { type: "string" } }, required: ["city"] });
const tools = { weather: tool({ inputSchema, execute: () => "22 °C" }), clock: tool({ inputSchema, execute: () => "12:00" }) };

for (const [name, { open, options, thinking }] of Object.entries(clients)) {
  const provider = open(apiKey);

  /** A call with a script for the fake provider. */
  const ask = (model, script = "", more = {}) => ({
    model: provider(script ? `${model}!${script}` : model),
    prompt: "Olá",
    maxRetries: 0,
    maxOutputTokens: 4_000,
    providerOptions: options,
    ...more,
  });

  forEachUpstream(({ model }) => {
    test(`AI SDK (${name}, ${model}) streams the text it generates, with usage`, async () => {
      const whole = await generateText(ask(model, "tokens=40"));
      const stream = streamText(ask(model, "tokens=40"));
      let text = "";
      for await (const part of stream.textStream) text += part;
      assert.equal(text, whole.text);
      assert.equal(whole.usage.outputTokens, 40);
      assert.equal((await stream.usage).outputTokens, 40);
    });

    test(`AI SDK (${name}, ${model}) runs tools until there is a text, streamed too`, async () => {
      const asked = ask(model, "", { tools, stopWhen: stepCountIs(3) });
      const whole = await generateText(asked);
      const stream = streamText(asked);
      await stream.consumeStream();
      for (const [text, steps] of [[whole.text, whole.steps], [await stream.text, await stream.steps]]) {
        assert.ok(text.length > 0);
        assert.deepEqual(steps.map((step) => step.toolCalls.map((call) => call.toolName)), [["weather", "clock"], []]);
      }
    });

    test(`AI SDK (${name}, ${model}) parses a structured answer`, async () => {
      const { output } = await generateText(ask(model, "", { output: Output.object({ schema: jsonSchema(schema) }) }));
      assert.equal(typeof output.age, "number");
    });

    test(`AI SDK (${name}, ${model}) shows a picture`, async () => {
      const content = [{ type: "text", text: "What?" }, { type: "file", data: pixel, mediaType: "image/png" }];
      const { text } = await generateText(ask(model, "", { prompt: undefined, messages: [{ role: "user", content }] }));
      assert.ok(text.length > 0);
    });

    if (thinking) {
      test(`AI SDK (${name}, ${model}) keeps thoughts from one step to the next`, async () => {
        // "proof" has the provider refuse the second step without them; OpenAI's chat completions take none back.
        const script = `reasoning=6${name !== "responses" && model === "fake-chat" ? "" : ";proof"}`;
        const stream = streamText(ask(model, script, { tools, stopWhen: stepCountIs(3), providerOptions: thinking }));
        await stream.consumeStream();
        const [first, second] = await stream.steps;
        assert.ok(first.reasoningText.length > 0);
        assert.ok(second.text.length > 0);
      });
    }

    test(`AI SDK (${name}, ${model}) may leave, and pays for what was made`, async () => {
      const caller = await newCaller();
      const leave = new AbortController();
      const stream = streamText(
        ask(model, "", { model: open(caller.secret)(`${model}!tokens=40;delay=20`), abortSignal: leave.signal }),
      );
      for await (const part of stream.fullStream) if (part.type === "text-delta") leave.abort();
      await leftEarly(caller.id);
    });

    test(`AI SDK (${name}, ${model}) sees a provider's errors`, async () => {
      for (const { script, status } of failures.filter((one) => one.status !== 502)) {
        await assert.rejects(generateText(ask(model, script)), (error) => {
          assert.ok(APICallError.isInstance(error) && error.statusCode === status, `${script}: ${error}`);
          assert.equal(error.isRetryable, status === 429 || status >= 500, script);
          return true;
        });
      }
    });
  });
}

test("AI SDK embeds", async () => {
  const { embeddings } = await embedMany({ model: compatible(apiKey).embeddingModel("fake-embedding"), values: ["a", "b"] });
  assert.equal(embeddings.length, 2);
});
