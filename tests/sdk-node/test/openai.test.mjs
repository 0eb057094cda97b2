// The official "openai" package, unmodified.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { attempts, chat, direct, newKey, root, throughGateway, tools } from "./gateway.mjs";

const client = await throughGateway();

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const text = (chunks) => chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");

test("models are listed", async () => {
  const ids = (await collect(client.models.list())).map((model) => model.id);
  assert.ok(ids.includes("fake-chat"), ids.join());
});

test("a model is retrieved", async () => assert.equal((await client.models.retrieve("fake-chat")).id, "fake-chat"));

test("a chat equals the provider's", async () => {
  const expected = await direct().chat.completions.create(chat());
  const actual = await client.chat.completions.create(chat());
  assert.deepEqual(actual.choices, expected.choices);
  assert.deepEqual(actual.usage, expected.usage);
});

test("a streamed text equals the provider's", async () => {
  const body = chat("tokens=150", { stream: true });
  const expected = await collect(await direct().chat.completions.create(body));
  const actual = await collect(await client.chat.completions.create(body));
  assert.equal(text(actual), text(expected));
  assert.equal(actual.length, expected.length);
});

test("the stream helper collects the final message", async () => {
  const final = await client.chat.completions.stream(chat("tokens=20")).finalChatCompletion();
  assert.equal(final.choices[0].finish_reason, "stop");
});

test("the usage chunk comes only when asked", async () => {
  const unasked = await collect(await client.chat.completions.create(chat("", { stream: true })));
  assert.ok(unasked.every((chunk) => chunk.usage == null && chunk.choices.length > 0));
  const asked = await collect(
    await client.chat.completions.create(chat("", { stream: true, stream_options: { include_usage: true } })),
  );
  assert.equal(asked.at(-1).choices.length, 0);
  assert.ok(asked.at(-1).usage.total_tokens > 0);
});

test("parallel tools come whole", async () => {
  const answer = await client.chat.completions.create(chat("", { tools }));
  assert.deepEqual(answer.choices[0].message.tool_calls.map((call) => call.function.name), ["get_weather", "get_time"]);
  for (const call of answer.choices[0].message.tool_calls) JSON.parse(call.function.arguments);
});

test("one tool at a time when parallel calls are off", async () => {
  const answer = await client.chat.completions.create(chat("", { tools, parallel_tool_calls: false }));
  assert.equal(answer.choices[0].message.tool_calls.length, 1);
});

test("streamed tool deltas build the same calls", async () => {
  const whole = await client.chat.completions.create(chat("", { tools }));
  const final = await client.chat.completions.stream(chat("", { tools })).finalChatCompletion();
  assert.deepEqual(
    final.choices[0].message.tool_calls.map((call) => [call.id, call.function.name, call.function.arguments]),
    whole.choices[0].message.tool_calls.map((call) => [call.id, call.function.name, call.function.arguments]),
  );
});

test("a tool's result goes back", async () => {
  const first = await client.chat.completions.create(chat("", { tools }));
  const { message } = first.choices[0];
  const results = message.tool_calls.map((call) => ({ role: "tool", tool_call_id: call.id, content: "sunny" }));
  const body = chat("", { tools });
  const second = await client.chat.completions.create({ ...body, messages: [...body.messages, message, ...results] });
  assert.equal(second.choices[0].finish_reason, "stop");
});

test("pictures go through", async () => {
  const pixel = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const content = [{ type: "text", text: "What?" }, { type: "image_url", image_url: { url: pixel, detail: "low" } }];
  const answer = await client.chat.completions.create(chat("", { messages: [{ role: "user", content }] }));
  assert.ok(answer.usage.prompt_tokens >= 85);
});

test("a JSON schema is answered with JSON that fits", async () => {
  const schema = { type: "object", properties: { n: { type: "integer" } }, required: ["n"], additionalProperties: false };
  const response_format = { type: "json_schema", json_schema: { name: "n", strict: true, schema } };
  const answer = await client.chat.completions.parse(chat("", { response_format }));
  assert.equal(typeof answer.choices[0].message.parsed.n, "number");
});

test("n choices come back, streamed too", async () => {
  const answer = await client.chat.completions.create(chat("", { n: 3 }));
  assert.deepEqual(answer.choices.map((choice) => choice.index), [0, 1, 2]);
  const streamed = await client.chat.completions.stream(chat("", { n: 3 })).finalChatCompletion();
  assert.deepEqual(
    streamed.choices.map((choice) => choice.message.content),
    answer.choices.map((choice) => choice.message.content),
  );
});

test("log probabilities come back", async () => {
  const answer = await client.chat.completions.create(chat("", { logprobs: true, top_logprobs: 2 }));
  const { content } = answer.choices[0].logprobs;
  assert.equal(content.map((one) => one.token).join(""), answer.choices[0].message.content);
  assert.equal(content[0].top_logprobs.length, 2);
});

test("reasoning text and its tokens come back", async () => {
  const answer = await client.chat.completions.create(chat("reasoning=5"));
  assert.ok(answer.choices[0].message.reasoning_content.length > 0);
  assert.equal(answer.usage.completion_tokens_details.reasoning_tokens, 5);
});

test("embeddings are the same as floats and as base64", async () => {
  const body = { model: "fake-embedding", input: ["sol", "lua"] };
  const floats = await client.embeddings.create({ ...body, encoding_format: "float" });
  const fromBase64 = await client.embeddings.create(body);
  assert.equal(floats.data.length, 2);
  assert.deepEqual(fromBase64.data.map((one) => [...one.embedding]), floats.data.map((one) => one.embedding));
});

test("embeddings take token ids", async () => {
  const answer = await client.embeddings.create({ model: "fake-embedding", input: [[1, 2, 3], [4]] });
  assert.equal(answer.data.length, 2);
});

test("legacy completions answer, streamed too", async () => {
  const body = { model: "fake-chat", prompt: "Once", max_tokens: 5 };
  const whole = await client.completions.create(body);
  const streamed = await collect(await client.completions.create({ ...body, stream: true }));
  assert.equal(streamed.map((chunk) => chunk.choices[0]?.text ?? "").join(""), whole.choices[0].text);
});

test("an abort ends the stream at both ends", async () => {
  const stream = await client.chat.completions.create(chat("call=node-abort;tokens=100000;delay=1", { stream: true }));
  let seen = 0;
  for await (const _ of stream) if (++seen === 5) stream.controller.abort();
  assert.equal(seen, 5);
  const deadline = Date.now() + 10_000;
  for (;;) {
    const bills = await (await fetch(new URL("/_fake/billing?call=node-abort", process.env.FAKE_PROVIDER))).json();
    if (bills[0].aborted) break;
    assert.ok(Date.now() < deadline, "the provider still streams");
    await new Promise((done) => setTimeout(done, 20));
  }
});

test("a wrong key is an AuthenticationError", async () => {
  const stranger = new OpenAI({ apiKey: "sol_live_wrong", baseURL: root });
  await assert.rejects(stranger.chat.completions.create(chat()), (error) => {
    assert.ok(error instanceof OpenAI.AuthenticationError);
    assert.equal(error.code, "invalid_api_key");
    return true;
  });
});

test("an unknown model is a NotFoundError", async () => {
  await assert.rejects(client.chat.completions.create(chat("", { model: "no-such-model" })), (error) => {
    assert.ok(error instanceof OpenAI.NotFoundError);
    assert.equal(error.code, "model_not_found");
    return true;
  });
});

test("a spent quota is a RateLimitError, at once and without a retry", async () => {
  const poor = await throughGateway({ apiKey: await newKey({ monthlyTokens: 100_000 }) });
  await poor.chat.completions.create(chat("prompt=100000;tokens=1"));
  const started = Date.now();
  await assert.rejects(poor.chat.completions.create(chat("call=node-poor")), (error) => {
    assert.ok(error instanceof OpenAI.RateLimitError);
    assert.equal(error.code, "insufficient_quota");
    assert.ok(error.message.length < 300 && !error.message.includes("\n"), error.message);
    return true;
  });
  assert.ok(Date.now() - started < 3_000, "the client waited to retry");
  assert.equal(await attempts("node-poor"), 0);
});

test("a bad request is a BadRequestError and not retried", async () => {
  await assert.rejects(client.chat.completions.create(chat("call=node-bad;status=400")), OpenAI.BadRequestError);
  assert.equal(await attempts("node-bad"), 1);
});

test("a body that makes no sense is a BadRequestError", async () => {
  await assert.rejects(client.chat.completions.create({ messages: "none" }), OpenAI.BadRequestError);
});

test("a provider that stays broken is an InternalServerError", async () => {
  const patient = await throughGateway({ maxRetries: 0 });
  await assert.rejects(patient.chat.completions.create(chat("status=500")), OpenAI.InternalServerError);
});

test("a provider that recovers is no error", async () => {
  const answer = await client.chat.completions.create(chat("call=node-recovers;status=503;times=1"));
  assert.equal(answer.choices[0].finish_reason, "stop");
});

test("an error inside a stream is an APIError", async () => {
  await assert.rejects(
    (async () => collect(await client.chat.completions.create(chat("tokens=9;error-event=4", { stream: true }))))(),
    OpenAI.APIError,
  );
});

test("a provider that breaks off inside a stream is an error, not an end", async () => {
  await assert.rejects((async () => collect(await client.chat.completions.create(chat("tokens=9;cut=4", { stream: true }))))());
});
