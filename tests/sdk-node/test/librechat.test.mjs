// LibreChat's own runner, set up as LibreChat sets it up for a custom endpoint: one shared trusted-client key, the end
// user named in headers, no stream_options, no retries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HumanMessage } from "@langchain/core/messages";
import { tool } from "@langchain/core/tools";
import { Providers, Run, TitleMethod } from "@librechat/agents";
import { admin, leftEarly, newKey, pixel, root } from "./gateway.mjs";
import { forEachUpstream } from "./upstreams.mjs";

const secret = await newKey({ kind: "trusted-client", quotaStatus: 402, alwaysStreamUsage: true });
const email = `librechat${process.pid}@example.org`;

const settings = (user, conversation, model = "fake-chat") => ({
  model,
  apiKey: secret,
  configuration: {
    baseURL: root,
    defaultHeaders: { "X-Solaris-User-Email": user, "X-Solaris-User-Id": "", "X-Solaris-Conversation-Id": conversation },
  },
  streamUsage: false,
  maxRetries: 0,
});

const newRun = (user, model, tools = []) =>
  Run.create({
    runId: `run-${Math.trunc(performance.now())}`,
    graphConfig: {
      type: "standard",
      llmConfig: { provider: Providers.OPENAI, ...settings(user, "c-1", model), modelKwargs: { reasoning_effort: "low" }, streaming: true },
      instructions: "Be brief.",
      tools,
    },
    returnContent: true,
  });

async function run(content, { user = email, model, tools, signal } = {}) {
  const job = await newRun(user, model, tools);
  const config = { configurable: { thread_id: "t-1" }, version: "v2", signal };
  return job.processStream({ messages: [new HumanMessage({ content })] }, config);
}

const text = (parts) => parts.filter((part) => part?.type === "text").map((part) => part.text).join("");

const weather = tool(() => "22 °C", {
  name: "get_weather",
  schema: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
});

async function idOf(user) {
  const { items } = await admin("GET", "/api/users?limit=200");
  return items.find((one) => one.email === user)?.id;
}

forEachUpstream(({ model, proves }) => {
  test(`LibreChat's runner (${model}) streams an answer`, async () => {
    assert.ok(text(await run("Olá", { model })).length > 0);
  });

  test(`LibreChat's runner (${model}) shows thoughts, calls a tool and goes on with its result`, async () => {
    const script = `reasoning=6${proves ? ";proof" : ""}`;
    const parts = await run("Weather?", { model: `${model}!${script}`, tools: [weather] });
    assert.ok(parts.some((part) => part?.type === "think" && part.think.length > 0), JSON.stringify(parts));
    const { tool_call } = parts.find((part) => part?.type === "tool_call");
    assert.deepEqual([tool_call.name, tool_call.output], ["get_weather", "22 °C"]);
    assert.ok(text(parts).length > 0);
  });

  test(`LibreChat's runner (${model}) shows a picture`, async () => {
    const picture = { type: "image_url", image_url: { url: `data:image/png;base64,${pixel}`, detail: "auto" } };
    assert.ok(text(await run([{ type: "text", text: "What?" }, picture], { model })).length > 0);
  });

  test(`LibreChat's runner (${model}) may be stopped, and its user pays for what was made`, async () => {
    const user = `stops-${model}-${email}`;
    const stop = new AbortController();
    const running = run("Olá", { user, model: `${model}!tokens=60;delay=20`, signal: stop.signal });
    setTimeout(() => stop.abort(), 600);
    await running.catch(() => {}); // It may end with what there is, or throw.
    await leftEarly(await idOf(user));
  });

  test(`LibreChat's runner (${model}) shows what the provider says`, async () => {
    await assert.rejects(run("Olá", { model: `${model}!status=400` }), /Scripted failure 400/);
    await assert.rejects(run("Olá", { model: `${model}!tokens=20;delay=5;cut=8` }));
  });
});

test("LibreChat's user is charged, not the key's owner", async () => {
  await run("Olá");
  const { items } = await admin("GET", `/api/limits?scope=user&scopeId=${await idOf(email)}`);
  assert.ok(items.some((limit) => limit.used > 0), JSON.stringify(items));
});

test("LibreChat's hidden call for a title is its user's, in the same conversation", async () => {
  const user = `title-${email}`;
  const job = await newRun(user);
  const { title } = await job.generateTitle({
    provider: Providers.OPENAI,
    inputText: "Quanto custa um café?",
    contentParts: [{ type: "text", text: "Depende da cidade." }],
    titleMethod: TitleMethod.COMPLETION,
    clientOptions: { ...settings(user, "c-title"), streaming: false },
  });
  assert.ok(title);
  const { items } = await admin("GET", `/api/requests?userId=${await idOf(user)}`);
  assert.deepEqual(items.map((item) => item.status), [200]);
  const request = await admin("GET", `/api/requests/${items[0].id}`);
  assert.equal(request.conversation, "c-title", JSON.stringify(request));
});

test("LibreChat shows the sentence of a spent quota", async () => {
  const user = `poor-${email}`;
  await run("Olá", { user });
  await admin("PUT", `/api/limits/user/${await idOf(user)}`, [{ unit: "tokens", window: "day", amount: 1, alertAt: [0.8], blockAt: 1.0 }]);
  await assert.rejects(run("Olá", { user }), (error) => {
    assert.match(error.message, /402/);
    assert.ok(!error.message.includes("{"), error.message);
    return true;
  });
});
