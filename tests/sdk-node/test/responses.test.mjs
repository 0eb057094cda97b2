// The official "openai" package and the AI SDK through the Responses API: relayed, and translated to chat completions and to Anthropic's Messages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, jsonSchema, streamText, tool } from "ai";
import { direct, newKey, root, throughGateway } from "./gateway.mjs";

const client = await throughGateway();
const apiKey = await newKey();
const document = JSON.parse(readFileSync(new URL("../openapi/openai-responses-2.3.0.json", import.meta.url)));
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(relaxed(document), "openai");

/** As published the document rejects OpenAI's own answers: `user` is null in all of them, and `usage` until the end. */
function relaxed({ components: { schemas }, ...rest }) {
  const allowNull = (fields, name) => (fields[name] = { anyOf: [fields[name], { type: "null" }] });
  allowNull(schemas.ModelResponseProperties.properties, "user");
  allowNull(schemas.Response.allOf[2].properties, "usage");
  return { components: { schemas }, ...rest };
}

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function",
  name,
  strict: false,
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
}));

/** A script for the fake provider goes with the model's name. */
const ask = (model, script = "", more = {}) => ({ model: script ? `${model}!${script}` : model, input: "Olá, gateway! 🇧🇷", ...more });

async function collect(stream) {
  const events = [];
  for await (const event of stream) events.push(event);
  return events;
}

function fits(schema, value) {
  const validate = ajv.getSchema(`openai#/components/schemas/${schema}`);
  assert.ok(validate(value), `${JSON.stringify(value)}\n${ajv.errorsText(validate.errors)}`);
}

test("a relayed response equals the provider's", async () => {
  const expected = await direct().responses.create(ask("fake-chat", "", { store: false }));
  const actual = await client.responses.create(ask("fake-chat"));
  assert.deepEqual(actual.output, expected.output);
  assert.deepEqual(actual.usage, expected.usage);
  assert.equal(actual.store, false);
});

for (const model of ["fake-chat", "fake-translated", "fake-claude"]) {
  test(`${model}: a response and every event of its stream fit OpenAI's schemas`, async () => {
    const whole = await client.responses.create(ask(model, "", { tools, tool_choice: "none" }));
    fits("Response", JSON.parse(JSON.stringify({ ...whole, output_text: undefined })));
    const events = await collect(await client.responses.create(ask(model, "reasoning=3", { stream: true })));
    for (const event of events) fits("ResponseStreamEvent", event);
    assert.deepEqual(events.map((event) => event.sequence_number), events.map((_, index) => index));
    assert.equal(events.at(-1).type, "response.completed");
  });

  test(`${model}: a streamed text is the whole one`, async () => {
    const whole = await client.responses.create(ask(model, "tokens=40"));
    const events = await collect(await client.responses.create(ask(model, "tokens=40", { stream: true })));
    const text = events.filter((event) => event.type === "response.output_text.delta").map((event) => event.delta);
    assert.equal(text.join(""), whole.output_text);
    assert.equal(events.at(-1).response.usage.total_tokens, whole.usage.total_tokens);
  });

  test(`${model}: tools are called, and their results go back`, async () => {
    const first = await client.responses.create(ask(model, "", { tools }));
    const calls = first.output.filter((item) => item.type === "function_call");
    assert.deepEqual(calls.map((call) => call.name), ["get_weather", "get_time"]);
    for (const call of calls) JSON.parse(call.arguments);
    const results = calls.map((call) => ({ type: "function_call_output", call_id: call.call_id, output: "sunny" }));
    const input = [{ role: "user", content: "Hi" }, ...first.output, ...results];
    const second = await client.responses.create({ model, tools, input });
    assert.ok(second.output_text.length > 0);
  });

  test(`${model}: the stream helper builds the final response`, async () => {
    const final = await client.responses.stream(ask(model, "", { tools })).finalResponse();
    assert.equal(final.output.filter((item) => item.type === "function_call").length, 2);
  });

  test(`${model}: structured output is parsed`, async () => {
    const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"], additionalProperties: false };
    const text = { format: { type: "json_schema", name: "n", strict: true, schema } };
    const answer = await client.responses.parse(ask(model, "", { text }));
    assert.equal(typeof answer.output_parsed.n, "number");
  });

  test(`${model}: pictures go through`, async () => {
    const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const content = [{ type: "input_text", text: "What?" }, { type: "input_image", image_url: pixel, detail: "low" }];
    const answer = await client.responses.create(ask(model, "", { input: [{ role: "user", content }] }));
    assert.ok(answer.output_text.length > 0);
  });

  test(`${model}: the cap makes a response incomplete`, async () => {
    const answer = await client.responses.create(ask(model, "tokens=100", { max_output_tokens: 20 }));
    assert.equal(answer.status, "incomplete");
    assert.equal(answer.incomplete_details.reason, "max_output_tokens");
    assert.ok(answer.usage.output_tokens <= 20);
  });

  test(`${model}: a stream that breaks off throws`, async () => {
    const stream = await client.responses.create(ask(model, "error-event=3", { stream: true }));
    await assert.rejects(collect(stream), /overloaded/);
  });

  test(`${model}: a stream can be aborted`, async () => {
    const stream = await client.responses.create(ask(model, "tokens=500;delay=20", { stream: true }));
    let seen = 0;
    for await (const event of stream) if (event.type === "response.output_text.delta" && ++seen === 3) stream.controller.abort();
    assert.ok(seen < 100);
  });

  test(`${model}: the AI SDK generates, streams and calls tools`, async () => {
    const provider = createOpenAI({ apiKey, baseURL: root })(model);
    const { text, usage } = await generateText({ model: provider, prompt: "Olá" });
    assert.ok(text.length > 0 && usage.totalTokens > 0);
    let streamed = "";
    for await (const part of streamText({ model: provider, prompt: "Olá" }).textStream) streamed += part;
    assert.equal(streamed, text);
    const inputSchema = jsonSchema({ type: "object", properties: { city: { type: "string" } }, required: ["city"] });
    const { toolCalls } = await generateText({ model: provider, prompt: "Weather?", tools: { weather: tool({ inputSchema }) } });
    assert.equal(toolCalls[0].toolName, "weather");
  });
}

for (const [name, more] of Object.entries({
  previous_response_id: { previous_response_id: "resp_1" },
  conversation: { conversation: "conv_1" },
  background: { background: true },
})) {
  test(`${name} is refused by its name`, async () => {
    await assert.rejects(
      client.responses.create(ask("fake-chat", "", more)),
      (error) => error.status === 400 && error.param === name && error.code === "unsupported_parameter",
    );
  });
}

test("no response is stored", async () => {
  await assert.rejects(client.responses.retrieve("resp_1"), (error) => error.status === 404);
});

test("errors are OpenAI's", async () => {
  await assert.rejects(client.responses.create(ask("nobody")), (error) => error.status === 404 && error.code === "model_not_found");
});
