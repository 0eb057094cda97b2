// The official "openai" package, unmodified: chat completions of providers of every dialect, and the rest of the surface.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI from "openai";
import { attempts, chat, direct, leftEarly, newCaller, newKey, pixel, root, schema, throughGateway, tools } from "./gateway.mjs";
import { failures, forEachUpstream } from "./upstreams.mjs";

const client = await throughGateway();
const impatient = await throughGateway({ maxRetries: 0 });

async function collect(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const text = (chunks) => chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("");

/** A chat with a model whose name carries the script, as it must where the provider speaks another dialect. */
const ask = (model, script = "", more = {}) => chat("", { model: script ? `${model}!${script}` : model, ...more });

const callsOf = (completion) => completion.choices[0].message.tool_calls;

/** The messages of a conversation whose tools were called and answered. */
const answered = (message) => [
  ...chat().messages,
  message,
  ...message.tool_calls.map((call) => ({ role: "tool", tool_call_id: call.id, content: "22 °C" })),
];

forEachUpstream(({ model, wire, sendsArguments, proves }) => {
  test(`${model}: a chat is answered`, async () => {
    const answer = await client.chat.completions.create(ask(model, "tokens=30"));
    assert.equal(answer.choices[0].finish_reason, "stop");
    assert.ok(answer.choices[0].message.content.length > 0);
    assert.equal(answer.usage.completion_tokens, 30);
    assert.equal(answer.usage.total_tokens, answer.usage.prompt_tokens + 30);
  });

  test(`${model}: a stream tells what the whole answer tells`, async () => {
    const whole = await client.chat.completions.create(ask(model, "tokens=60"));
    const more = { stream: true, stream_options: { include_usage: true } };
    const chunks = await collect(await client.chat.completions.create(ask(model, "tokens=60", more)));
    assert.equal(text(chunks), whole.choices[0].message.content);
    assert.equal(chunks.at(-1).usage.completion_tokens, 60);
    assert.ok(chunks.length > 60, `${chunks.length} chunks`);
  });

  test(`${model}: streamed tools come ${sendsArguments}, and build the calls of the whole answer`, async () => {
    const shape = (completion) => callsOf(completion).map(({ function: { name, arguments: text } }) => [name, text]);
    const whole = await client.chat.completions.create(ask(model, "", { tools }));
    assert.equal(whole.choices[0].finish_reason, "tool_calls");
    assert.deepEqual(callsOf(whole).map((call) => call.function.name), ["get_weather", "get_time"]);
    for (const call of callsOf(whole)) assert.equal(typeof JSON.parse(call.function.arguments).city, "string");
    let pieces = 0;
    const stream = client.chat.completions.stream(ask(model, "", { tools }));
    stream.on("chunk", (chunk) => (pieces += chunk.choices[0]?.delta.tool_calls?.some((call) => call.function.arguments) ? 1 : 0));
    assert.deepEqual(shape(await stream.finalChatCompletion()), shape(whole));
    assert.ok(sendsArguments === "whole" ? pieces === 2 : pieces > 4, `${pieces} pieces`);
  });

  test(`${model}: a tool's result goes back`, async () => {
    const { choices: [{ message }] } = await client.chat.completions.create(ask(model, "", { tools }));
    const second = await client.chat.completions.create(ask(model, "tokens=5", { tools, messages: answered(message) }));
    assert.equal(second.choices[0].finish_reason, "stop");
  });

  // Elsewhere it is relayed.
  if (!wire.startsWith("chat")) {
    test(`${model}: a function of the first form is called, streamed too, and its result goes back`, async () => {
      const functions = [tools[0].function];
      const whole = await client.chat.completions.create(ask(model, "", { functions }));
      const streamed = await client.chat.completions.stream(ask(model, "", { functions })).finalChatCompletion();
      for (const { choices: [{ message, finish_reason }] } of [whole, streamed]) {
        assert.equal(finish_reason, "function_call");
        assert.equal(message.function_call.name, "get_weather");
        assert.equal(typeof JSON.parse(message.function_call.arguments).city, "string");
        const messages = [...chat().messages, message, { role: "function", name: "get_weather", content: "22 °C" }];
        const next = await client.chat.completions.create(ask(model, "tokens=5", { functions, messages }));
        assert.ok(next.choices[0].message.content.length > 0);
      }
    });
  }

  test(`${model}: pictures go through`, async () => {
    const picture = { type: "image_url", image_url: { url: `data:image/png;base64,${pixel}`, detail: "low" } };
    const messages = [{ role: "user", content: [{ type: "text", text: "What?" }, picture] }];
    const answer = await client.chat.completions.create(ask(model, "", { messages }));
    assert.ok(answer.choices[0].message.content.length > 0);
  });

  test(`${model}: a structured answer is parsed`, async () => {
    const response_format = { type: "json_schema", json_schema: { name: "person", strict: true, schema } };
    const answer = await client.chat.completions.parse(ask(model, "", { response_format }));
    assert.equal(typeof answer.choices[0].message.parsed.age, "number");
  });

  test(`${model}: thoughts are shown and counted, and go back with the results of tools`, async () => {
    const asked = ask(model, "reasoning=6", { tools, reasoning_effort: "low", max_completion_tokens: 4_000 });
    const whole = await client.chat.completions.create(asked);
    const streamed = await client.chat.completions.stream(asked).finalChatCompletion();
    const { message } = whole.choices[0];
    assert.ok(message.reasoning_content.length > 0);
    assert.equal(whole.usage.completion_tokens_details.reasoning_tokens, 6);
    // Most clients keep no more of an answer than OpenAI's own fields.
    const bare = ({ role, content, tool_calls }) => ({ role, content, tool_calls: tool_calls.map(({ id, type, function: f }) => ({ id, type, function: f })) });
    for (const known of [message, bare(message), bare(streamed.choices[0].message)]) {
      const again = { ...asked, model: model + (proves ? "!proof" : ""), messages: answered(known) };
      const next = await client.chat.completions.create(again);
      assert.equal(next.choices[0].finish_reason, "stop");
    }
  });

  test(`${model}: a client may leave, and pays for what was made`, async () => {
    const caller = await newCaller();
    const leaver = new OpenAI({ apiKey: caller.secret, baseURL: root });
    const stream = await leaver.chat.completions.create(ask(model, "tokens=40;delay=20", { stream: true }));
    let seen = 0;
    for await (const _ of stream) if (++seen === 5) stream.controller.abort();
    assert.equal(seen, 5);
    await leftEarly(caller.id);
  });

  for (const fault of ["cut=6", "error-event=6"]) {
    test(`${model}: a provider that breaks off (${fault}) raises an error`, async () => {
      const stream = impatient.chat.completions.create(ask(model, `tokens=20;delay=5;${fault}`, { stream: true }));
      await assert.rejects(async () => collect(await stream), OpenAI.APIError);
    });
  }

  test(`${model}: a provider's errors have their classes`, async () => {
    for (const { script, status } of failures) {
      await assert.rejects(impatient.chat.completions.create(ask(model, script)), (error) => {
        assert.ok(error instanceof classOf(status) && error.status === status, `${script}: ${error}`);
        assert.ok(error.requestID && error.type, script);
        return true;
      });
    }
  });
});

const classOf = (status) =>
  ({ 400: OpenAI.BadRequestError, 404: OpenAI.NotFoundError, 429: OpenAI.RateLimitError })[status] ?? OpenAI.InternalServerError;

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

test("one tool at a time when parallel calls are off", async () => {
  const answer = await client.chat.completions.create(chat("", { tools, parallel_tool_calls: false }));
  assert.equal(answer.choices[0].message.tool_calls.length, 1);
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

test("a body that makes no sense is a BadRequestError", async () => {
  await assert.rejects(client.chat.completions.create({ messages: "none" }), OpenAI.BadRequestError);
});

test("a provider that recovers is no error", async () => {
  const answer = await client.chat.completions.create(chat("call=node-recovers;status=503;times=1"));
  assert.equal(answer.choices[0].finish_reason, "stop");
});
