// The official "@anthropic-ai/sdk" package, unmodified: in front of providers of its own dialect and of others.
import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { jsonSchemaOutputFormat } from "@anthropic-ai/sdk/helpers/json-schema";
import { leftEarly, newCaller, newKey, pixel, schema, tools as functions } from "./gateway.mjs";
import { failures, forEachUpstream } from "./upstreams.mjs";

const open = async (terms = {}) => clientOf(await newKey(terms));
const clientOf = (apiKey) => new Anthropic({ apiKey, baseURL: process.env.SOLARIS_URL, maxRetries: 0 });
const client = await open();

const message = (model, more = {}) => ({
  model,
  max_tokens: 500,
  messages: [{ role: "user", content: "Olá, gateway! 🇧🇷" }],
  ...more,
});
const tools = functions.map(({ function: { name, parameters } }) => ({ name, input_schema: parameters }));
const text = (answer) => answer.content.filter((block) => block.type === "text").map((block) => block.text).join("");
const calls = (answer) => answer.content.filter((block) => block.type === "tool_use");

/** The turns of a conversation whose tools were called and answered. */
const answered = (first, result = { content: "22 °C" }) => [
  { role: "user", content: "Weather and time?" },
  { role: "assistant", content: first.content },
  {
    role: "user",
    content: [
      ...calls(first).map((call) => ({ type: "tool_result", tool_use_id: call.id, ...result })),
      { type: "text", text: "Thanks" },
    ],
  },
];

function hasBothCalls(answer) {
  assert.deepEqual(calls(answer).map((call) => call.name), ["get_weather", "get_time"]);
  for (const call of calls(answer)) assert.equal(typeof call.input.city, "string");
  assert.equal(answer.stop_reason, "tool_use");
}

forEachUpstream(({ model, sendsArguments, proves }) => {
  test(`${model}: a message is answered`, async () => {
    const answer = await client.messages.create(message(`${model}!tokens=30`));
    assert.match(answer.id, /^msg_/);
    assert.deepEqual([answer.type, answer.role, answer.stop_reason], ["message", "assistant", "end_turn"]);
    assert.ok(text(answer).length > 0);
    assert.ok(answer.usage.input_tokens > 0);
    assert.equal(answer.usage.output_tokens, 30);
  });

  test(`${model}: a stream tells what the whole answer tells`, async () => {
    const whole = await client.messages.create(message(`${model}!tokens=60`));
    const stream = client.messages.stream(message(`${model}!tokens=60`));
    const kinds = [];
    stream.on("streamEvent", (event) => kinds.push(event.type));
    const final = await stream.finalMessage();
    assert.equal(text(final), text(whole));
    assert.equal(final.stop_reason, "end_turn");
    assert.equal(final.usage.output_tokens, 60);
    assert.equal(kinds.at(0), "message_start");
    assert.deepEqual(kinds.slice(-2), ["message_delta", "message_stop"]);
    assert.ok(kinds.filter((kind) => kind === "content_block_delta").length > 3);
  });

  test(`${model}: parallel tools come whole`, async () => hasBothCalls(await client.messages.create(message(model, { tools }))));

  test(`${model}: streamed tools come ${sendsArguments}`, async () => {
    let pieces = 0;
    const stream = client.messages.stream(message(model, { tools }));
    stream.on("inputJson", () => pieces++);
    hasBothCalls(await stream.finalMessage());
    assert.ok(sendsArguments === "whole" ? pieces === 2 : pieces > 4, `${pieces} pieces`);
  });

  for (const [name, result] of Object.entries({
    result: { content: "22 °C" },
    picture: { content: [{ type: "image", source: { type: "base64", media_type: "image/png", data: pixel } }] },
    failure: { content: "no such city", is_error: true },
  })) {
    test(`${model}: a tool's ${name} goes back`, async () => {
      const first = await client.messages.create(message(model, { tools }));
      const answer = await client.messages.create(message(`${model}!tokens=5`, { tools, messages: answered(first, result) }));
      assert.equal(answer.stop_reason, "end_turn");
      assert.ok(answer.content.length > 0);
    });
  }

  test(`${model}: pictures go through`, async () => {
    const picture = { type: "image", source: { type: "base64", media_type: "image/png", data: pixel } };
    const content = [{ type: "text", text: "What is this?" }, picture];
    const answer = await client.messages.create(message(model, { messages: [{ role: "user", content }] }));
    assert.ok(text(answer).length > 0);
  });

  test(`${model}: a structured answer is parsed`, async () => {
    const output_config = { format: jsonSchemaOutputFormat(schema) };
    const answer = await client.messages.parse(message(model, { output_config }));
    assert.equal(typeof answer.parsed_output.age, "number");
  });

  test(`${model}: thoughts are shown, and go back with the results of tools`, async () => {
    const asked = message(`${model}!reasoning=6`, { tools, max_tokens: 3_000, thinking: { type: "enabled", budget_tokens: 1_024 } });
    const whole = await client.messages.create(asked);
    const streamed = await client.messages.stream(asked).finalMessage();
    for (const first of [whole, streamed]) {
      assert.equal(first.content[0].type, "thinking");
      assert.ok(first.content[0].thinking.length > 0);
      hasBothCalls(first);
      const script = proves || model === "fake-translated" ? "!proof" : "";
      const next = await client.messages.create({ ...asked, model: model + script, messages: answered(first) });
      assert.ok(text(next).length > 0);
    }
    assert.deepEqual(streamed.content[0], whole.content[0]);
  });

  test(`${model}: a client may leave, and pays for what was made`, async () => {
    const caller = await newCaller();
    const stream = clientOf(caller.secret).messages.stream(message(`${model}!tokens=40;delay=20`));
    await assert.rejects(async () => {
      for await (const event of stream) if (event.type === "content_block_delta") stream.abort();
    }, Anthropic.APIUserAbortError);
    await leftEarly(caller.id);
  });

  for (const fault of ["cut=10", "error-event=10"]) {
    test(`${model}: a provider that breaks off (${fault}) raises an error`, async () => {
      const stream = client.messages.stream(message(`${model}!tokens=20;delay=5;${fault}`));
      await assert.rejects(() => stream.finalMessage(), Anthropic.APIError);
    });
  }

  test(`${model}: a provider's errors have their classes`, async () => {
    for (const { script, status } of failures) {
      await assert.rejects(() => client.messages.create(message(`${model}!${script}`)), (error) => {
        assert.ok(error instanceof Anthropic.APIError && error.status === status, `${script}: ${error}`);
        assert.equal(error instanceof classOf(status), true, `${script}: ${error.constructor.name}`);
        assert.ok(error.requestID && error.error.error.message, script);
        return true;
      });
    }
  });

  test(`${model}: tokens are counted for nothing`, async () => {
    const { input_tokens } = await client.messages.countTokens({ model, messages: message(model).messages });
    assert.ok(input_tokens > 3 && input_tokens < 200, `${input_tokens}`);
  });
});

const classOf = (status) =>
  ({ 400: Anthropic.BadRequestError, 404: Anthropic.NotFoundError, 429: Anthropic.RateLimitError })[status] ??
  Anthropic.InternalServerError;

test("each refusal has its class", async () => {
  const model = "claude-sonnet-4-5";
  const poor = await open({ monthlyTokens: 100_000 });
  await poor.messages.create(message(`${model}!prompt=100000;tokens=1`));
  const limited = await open({ endpoints: ["embeddings"] });
  await assert.rejects(() => clientOf("sk-ant-wrong").messages.create(message(model)), Anthropic.AuthenticationError);
  await assert.rejects(() => limited.messages.create(message(model)), Anthropic.PermissionDeniedError);
  await assert.rejects(() => client.messages.create(message("nobody")), Anthropic.NotFoundError);
  await assert.rejects(() => client.messages.create({ model, messages: [] }), Anthropic.BadRequestError);
  await assert.rejects(() => poor.messages.create(message(model)), (error) => {
    assert.ok(error instanceof Anthropic.RateLimitError);
    assert.equal(error.error.error.code, "insufficient_quota");
    assert.ok(error.requestID);
    return true;
  });
});

test("models are listed a page at a time", async () => {
  const ids = [];
  for await (const model of client.models.list({ limit: 2 })) ids.push(model.id);
  assert.ok(ids.includes("fake-chat"), ids.join());
  assert.equal(new Set(ids).size, ids.length);
  assert.equal((await client.models.retrieve("fake-chat")).type, "model");
});
