// LangChain's OpenAI chat model in front of providers of every dialect, through both of OpenAI's APIs; and its embeddings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAI, OpenAIEmbeddings } from "@langchain/openai";
import { leftEarly, newCaller, newKey, pixel, root, schema, tools } from "./gateway.mjs";
import { failures, forEachUpstream } from "./upstreams.mjs";

const apiKey = await newKey();

/** A client whose model's name carries a script for the fake provider. */
const open = (model, script = "", more = {}) =>
  new ChatOpenAI({ model: script ? `${model}!${script}` : model, apiKey, configuration: { baseURL: root }, maxRetries: 0, ...more });

async function collect(stream) {
  let all;
  for await (const chunk of stream) all = all ? all.concat(chunk) : chunk;
  return all;
}

const clients = {
  chat: { modelKwargs: { reasoning_effort: "low" } },
  responses: { useResponsesApi: true, zdrEnabled: true, modelKwargs: { reasoning: { effort: "low" } } },
};

for (const [name, { modelKwargs, ...api }] of Object.entries(clients)) {
  forEachUpstream(({ model, proves }) => {
    test(`LangChain (${name}, ${model}) streams what it invokes, with usage`, async () => {
      const client = open(model, "tokens=40", api);
      const whole = await client.invoke("Olá");
      const streamed = await collect(await client.stream("Olá"));
      assert.ok(whole.text.length > 0);
      assert.equal(streamed.text, whole.text);
      assert.equal(whole.usage_metadata.output_tokens, 40);
      assert.deepEqual(streamed.usage_metadata.total_tokens, whole.usage_metadata.total_tokens);
    });

    test(`LangChain (${name}, ${model}) calls tools, streamed too, and gives their results back with the thoughts`, async () => {
      const thinking = { ...api, modelKwargs, maxTokens: 4_000 };
      const client = open(model, "reasoning=6", thinking).bindTools(tools);
      const question = new HumanMessage("Weather and time?");
      for (const first of [await client.invoke([question]), await collect(await client.stream([question]))]) {
        assert.deepEqual(first.tool_calls.map((call) => call.name), ["get_weather", "get_time"]);
        for (const call of first.tool_calls) assert.equal(typeof call.args.city, "string");
        const results = first.tool_calls.map((call) => new ToolMessage({ tool_call_id: call.id, content: "22 °C" }));
        const next = open(model, proves ? "proof" : "", thinking).bindTools(tools);
        assert.ok((await next.invoke([question, first, ...results])).text.length > 0);
      }
    });

    test(`LangChain (${name}, ${model}) shows a picture`, async () => {
      const picture = { type: "image_url", image_url: { url: `data:image/png;base64,${pixel}` } };
      const question = new HumanMessage({ content: [{ type: "text", text: "What?" }, picture] });
      assert.ok((await open(model, "", api).invoke([question])).text.length > 0);
    });

    test(`LangChain (${name}, ${model}) parses a structured answer`, async () => {
      const person = open(model, "", api).withStructuredOutput(schema, { name: "person", method: "jsonSchema", strict: true });
      assert.equal(typeof (await person.invoke("Invent a person")).age, "number");
    });

    test(`LangChain (${name}, ${model}) may leave, and pays for what was made`, async () => {
      const caller = await newCaller();
      const leave = new AbortController();
      const stream = await open(model, "tokens=40;delay=20", { ...api, apiKey: caller.secret }).stream("Olá", { signal: leave.signal });
      await assert.rejects(async () => {
        for await (const chunk of stream) if (chunk.text) leave.abort();
      }, /abort/i);
      await leftEarly(caller.id);
    });

    test(`LangChain (${name}, ${model}) sees a provider's errors`, async () => {
      for (const { script, status } of failures.filter((one) => one.status !== 502)) {
        await assert.rejects(open(model, script, api).invoke("Olá"), (error) => error.status === status, script);
      }
    });
  });
}

test("LangChain embeds", async () => {
  const embeddings = new OpenAIEmbeddings({ model: "fake-embedding", apiKey, configuration: { baseURL: root } });
  assert.equal((await embeddings.embedDocuments(["a", "b"])).length, 2);
});

test("LangChain sees a refused key", async () => {
  const stranger = open("fake-chat", "", { apiKey: "sol_live_wrong" });
  await assert.rejects(stranger.invoke("Olá"), (error) => error.status === 401 && error.lc_error_code === "MODEL_AUTHENTICATION");
});
