// Batches through the official "openai" package.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI, { toFile } from "openai";
import { newCaller, root, settled } from "./gateway.mjs";

const line = (custom_id, content) =>
  JSON.stringify({
    custom_id,
    method: "POST",
    url: "/v1/chat/completions",
    body: { model: "fake-chat", max_completion_tokens: 50, messages: [{ role: "user", content }] },
  });

/** A client of a new user, and a batch of two lines. */
async function open(metadata) {
  const { id, secret } = await newCaller();
  const client = new OpenAI({ apiKey: secret, baseURL: root, maxRetries: 0 });
  const lines = [line("a", "Olá"), line("b", "Olá de novo 🇧🇷")].join("\n");
  const file = await client.files.create({ purpose: "batch", file: await toFile(Buffer.from(lines), "in.jsonl") });
  const batch = await client.batches.create({
    input_file_id: file.id,
    endpoint: "/v1/chat/completions",
    completion_window: "24h",
    metadata,
  });
  return { id, client, file, batch };
}

test("a batch runs, and its output is read and charged", async () => {
  const { id, client, file, batch } = await open({ project: "tests" });
  const ended = await client.batches.retrieve(batch.id);
  assert.equal(ended.status, "completed");
  assert.equal(ended.input_file_id, file.id);
  assert.deepEqual(ended.metadata, { project: "tests" });
  const output = (await (await client.files.content(ended.output_file_id)).text()).trim().split("\n").map(JSON.parse);
  assert.deepEqual(output.map((answer) => answer.custom_id), ["a", "b"]);
  const used = output.reduce((sum, answer) => sum + answer.response.body.usage.total_tokens, 0);
  const { usage, endpoint } = await settled(id);
  assert.equal(usage.inputUncached + usage.outputTotal, used);
  assert.equal(endpoint, "batches");
  const listed = [];
  for await (const one of client.batches.list()) listed.push(one.id);
  assert.deepEqual(listed, [batch.id]);
});

test("a batch is cancelled", async () => {
  const { client, batch } = await open();
  assert.equal((await client.batches.cancel(batch.id)).status, "cancelled");
});

test("a batch of someone else is not there", async () => {
  const { batch } = await open();
  const { secret } = await newCaller();
  const other = new OpenAI({ apiKey: secret, baseURL: root, maxRetries: 0 });
  await assert.rejects(other.batches.retrieve(batch.id), { status: 404 });
});
