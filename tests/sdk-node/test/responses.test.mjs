// The official "openai" package through the Responses API: relayed, and translated for providers of every dialect.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import OpenAI from "openai";
import { direct, leftEarly, newCaller, pixel, root, schema, throughGateway, tools as functions } from "./gateway.mjs";
import { failures, forEachUpstream, upstreams } from "./upstreams.mjs";

const client = await throughGateway();
const impatient = await throughGateway({ maxRetries: 0 });
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

const tools = functions.map(({ function: { name, parameters } }) => ({ type: "function", name, strict: false, parameters }));

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

const callsOf = (response) => response.output.filter((item) => item.type === "function_call");

/** The items of a conversation whose tools were called and answered. */
const answered = (response) => [
  { role: "user", content: "Olá" },
  ...response.output,
  ...callsOf(response).map((call) => ({ type: "function_call_output", call_id: call.call_id, output: "sunny" })),
];

forEachUpstream(({ model }) => {
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

  test(`${model}: tools are called, streamed too, and their results go back`, async () => {
    const whole = await client.responses.create(ask(model, "", { tools }));
    const streamed = await client.responses.stream(ask(model, "", { tools })).finalResponse();
    for (const first of [whole, streamed]) {
      assert.deepEqual(callsOf(first).map((call) => call.name), ["get_weather", "get_time"]);
      for (const call of callsOf(first)) assert.equal(typeof JSON.parse(call.arguments).city, "string");
      const second = await client.responses.create(ask(model, "tokens=5", { tools, input: answered(first) }));
      assert.ok(second.output_text.length > 0);
    }
  });

  test(`${model}: a structured answer is parsed`, async () => {
    const text = { format: { type: "json_schema", name: "person", strict: true, schema } };
    const answer = await client.responses.parse(ask(model, "", { text }));
    assert.equal(typeof answer.output_parsed.age, "number");
  });

  test(`${model}: pictures go through`, async () => {
    const picture = { type: "input_image", image_url: `data:image/png;base64,${pixel}`, detail: "low" };
    const input = [{ role: "user", content: [{ type: "input_text", text: "What?" }, picture] }];
    const answer = await client.responses.create(ask(model, "", { input }));
    assert.ok(answer.output_text.length > 0);
  });

  test(`${model}: thoughts are summarised, and go back with the results of tools`, async () => {
    const asked = ask(model, "reasoning=6", {
      tools,
      reasoning: { effort: "low", summary: "auto" },
      include: ["reasoning.encrypted_content"],
      max_output_tokens: 4_000,
    });
    const whole = await client.responses.create(asked);
    const streamed = await client.responses.stream(asked).finalResponse();
    assert.equal(whole.usage.output_tokens_details.reasoning_tokens, 6);
    for (const first of [whole, streamed]) {
      assert.equal(first.output[0].type, "reasoning");
      assert.ok(first.output[0].summary[0].text.length > 0);
      const next = await client.responses.create({ ...asked, model: `${model}!proof`, input: answered(first) });
      assert.ok(next.output_text.length > 0);
    }
  });

  test(`${model}: the cap makes a response incomplete`, async () => {
    const answer = await client.responses.create(ask(model, "tokens=100", { max_output_tokens: 20 }));
    assert.equal(answer.status, "incomplete");
    assert.equal(answer.incomplete_details.reason, "max_output_tokens");
    assert.ok(answer.usage.output_tokens <= 20);
  });

  test(`${model}: a stream that breaks off throws, or ends with a failed response`, async () => {
    for (const fault of ["cut=5", "error-event=5"]) {
      const stream = await impatient.responses.create(ask(model, `tokens=20;delay=5;${fault}`, { stream: true }));
      await assert.rejects(async () => {
        const { type, response } = (await collect(stream)).at(-1);
        assert.equal(type, "response.failed");
        throw new OpenAI.APIError(undefined, response.error, response.error.message);
      }, OpenAI.APIError);
    }
  });

  test(`${model}: a client may leave, and pays for what was made`, async () => {
    const caller = await newCaller();
    const leaver = new OpenAI({ apiKey: caller.secret, baseURL: root });
    const stream = await leaver.responses.create(ask(model, "tokens=40;delay=20", { stream: true }));
    for await (const event of stream) if (event.type === "response.output_text.delta") stream.controller.abort();
    await leftEarly(caller.id);
  });

  test(`${model}: a provider's errors keep their statuses`, async () => {
    for (const { script, status } of failures) {
      await assert.rejects(
        impatient.responses.create(ask(model, script)),
        (error) => error instanceof OpenAI.APIError && error.status === status && error.requestID.length > 0,
        script,
      );
    }
  });
});

test("a conversation moves from one provider to the next, thoughts and all", async () => {
  const asked = { tools, reasoning: { effort: "low", summary: "auto" }, max_output_tokens: 4_000 };
  let input = [{ role: "user", content: "Olá" }];
  for (const { model } of [...upstreams, ...upstreams.toReversed()]) {
    const first = await client.responses.create(ask(model, "reasoning=6", { ...asked, input }));
    assert.equal(first.output[0].type, "reasoning");
    input = [...input, ...answered(first).slice(1)];
    const next = await client.responses.create(ask(model, "tokens=5", { ...asked, input }));
    input = [...input, ...next.output, { role: "user", content: "And now?" }];
  }
});

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
