// LibreChat's own runner, set up as LibreChat sets it up for a custom endpoint: one shared trusted-client key, the end
// user named in headers, no stream_options, no retries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HumanMessage } from "@langchain/core/messages";
import { Providers, Run, TitleMethod } from "@librechat/agents";
import { admin, newKey, root } from "./gateway.mjs";

const secret = await newKey({ kind: "trusted-client", quotaStatus: 402, alwaysStreamUsage: true });
const email = `librechat${process.pid}@example.org`;

const settings = (user, conversation) => ({
  model: "fake-chat",
  apiKey: secret,
  configuration: {
    baseURL: root,
    defaultHeaders: { "X-Solaris-User-Email": user, "X-Solaris-User-Id": "", "X-Solaris-Conversation-Id": conversation },
  },
  streamUsage: false,
  maxRetries: 0,
});

const newRun = (user) =>
  Run.create({
    runId: `run-${Math.trunc(performance.now())}`,
    graphConfig: {
      type: "standard",
      llmConfig: { provider: Providers.OPENAI, ...settings(user, "c-1"), streaming: true },
      instructions: "Be brief.",
    },
    returnContent: true,
  });

async function run(text, { user = email } = {}) {
  const job = await newRun(user);
  const config = { configurable: { thread_id: "t-1" }, version: "v2" };
  const content = await job.processStream({ messages: [new HumanMessage(text)] }, config);
  return content.map((part) => part?.text ?? "").join("");
}

test("LibreChat's runner streams an answer", async () => assert.ok((await run("Olá")).length > 0));

test("LibreChat's user is charged, not the key's owner", async () => {
  await run("Olá");
  const users = await admin("GET", "/api/users?limit=200");
  const user = users.items.find((one) => one.email === email);
  const { items } = await admin("GET", `/api/limits?scope=user&scopeId=${user.id}`);
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
  const users = await admin("GET", "/api/users?limit=200");
  const { id } = users.items.find((one) => one.email === user);
  const { items } = await admin("GET", `/api/requests?userId=${id}`);
  assert.deepEqual(items.map((item) => item.status), [200]);
  const request = await admin("GET", `/api/requests/${items[0].id}`);
  assert.equal(request.conversation, "c-title", JSON.stringify(request));
});

test("LibreChat shows the sentence of a spent quota", async () => {
  const user = `poor-${email}`;
  await run("Olá", { user });
  const users = await admin("GET", "/api/users?limit=200");
  const { id } = users.items.find((one) => one.email === user);
  await admin("PUT", `/api/limits/user/${id}`, [{ unit: "tokens", window: "day", amount: 1, alertAt: [0.8], blockAt: 1.0 }]);
  await assert.rejects(run("Olá", { user }), (error) => {
    assert.match(error.message, /402/);
    assert.ok(!error.message.includes("{"), error.message);
    return true;
  });
});
