// The official "@anthropic-ai/sdk" package, unmodified: in front of providers of its own dialect and of others.
import assert from "node:assert/strict";
import { test } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { newKey } from "./gateway.mjs";

const open = async (terms = {}, options = {}) =>
  new Anthropic({ apiKey: await newKey(terms), baseURL: process.env.SOLARIS_URL, maxRetries: 0, ...options });
const client = await open();

const message = (model, more = {}) => ({
  model,
  max_tokens: 500,
  messages: [{ role: "user", content: "Olá, gateway! 🇧🇷" }],
  ...more,
});
const tools = ["get_weather", "get_time"].map((name) => ({
  name,
  input_schema: { type: "object", properties: { city: { type: "string" }, days: { type: "integer" } }, required: ["city"] },
}));
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const text = (answer) => answer.content.filter((block) => block.type === "text").map((block) => block.text).join("");
const calls = (answer) => answer.content.filter((block) => block.type === "tool_use");

for (const model of process.env.MESSAGES_MODELS.split(",")) {
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

  test(`${model}: parallel tools come whole`, async () => {
    const answer = await client.messages.create(message(model, { tools }));
    assert.deepEqual(calls(answer).map((call) => call.name), ["get_weather", "get_time"]);
    for (const call of calls(answer)) assert.equal(typeof call.input.city, "string");
    assert.equal(answer.stop_reason, "tool_use");
  });

  test(`${model}: streamed tools come in pieces`, async () => {
    let pieces = 0;
    const stream = client.messages.stream(message(model, { tools }));
    stream.on("inputJson", () => pieces++);
    const final = await stream.finalMessage();
    assert.deepEqual(calls(final).map((call) => call.name), ["get_weather", "get_time"]);
    for (const call of calls(final)) assert.equal(typeof call.input.city, "string");
    assert.ok(pieces > 2, `${pieces} pieces`);
  });

  test(`${model}: a tool's result goes back`, async () => {
    const first = await client.messages.create(message(model, { tools }));
    const answer = await client.messages.create(
      message(`${model}!tokens=5`, {
        tools,
        messages: [
          { role: "user", content: "Weather and time?" },
          { role: "assistant", content: first.content },
          {
            role: "user",
            content: [
              ...calls(first).map((call) => ({ type: "tool_result", tool_use_id: call.id, content: "22 °C" })),
              { type: "text", text: "Thanks" },
            ],
          },
        ],
      }),
    );
    assert.ok(answer.content.length > 0);
  });

  test(`${model}: pictures go through`, async () => {
    const picture = { type: "image", source: { type: "base64", media_type: "image/png", data: pixel } };
    const content = [{ type: "text", text: "What is this?" }, picture];
    const answer = await client.messages.create(message(model, { messages: [{ role: "user", content }] }));
    assert.ok(text(answer).length > 0);
  });

  test(`${model}: a client may leave`, async () => {
    const stream = client.messages.stream(message(`${model}!tokens=400;delay=20`));
    await assert.rejects(async () => {
      for await (const event of stream) if (event.type === "content_block_delta") stream.abort();
    }, Anthropic.APIUserAbortError);
  });

  test(`${model}: a provider that breaks off raises an error`, async () => {
    const stream = client.messages.stream(message(`${model}!tokens=50;cut=10`));
    await assert.rejects(() => stream.finalMessage(), Anthropic.APIError);
  });

  test(`${model}: tokens are counted for nothing`, async () => {
    const { input_tokens } = await client.messages.countTokens({ model, messages: message(model).messages });
    assert.ok(input_tokens > 3 && input_tokens < 200, `${input_tokens}`);
  });
}

test("each error has its class", async () => {
  const model = process.env.MESSAGES_MODELS.split(",")[0];
  const wrong = new Anthropic({ apiKey: "sk-ant-wrong", baseURL: process.env.SOLARIS_URL, maxRetries: 0 });
  const poor = await open({ monthlyTokens: 100_000 });
  await poor.messages.create(message(`${model}!prompt=100000;tokens=1`));
  const limited = await open({ endpoints: ["embeddings"] });
  await assert.rejects(() => wrong.messages.create(message(model)), Anthropic.AuthenticationError);
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
