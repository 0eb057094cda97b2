// Pictures, sound and moderation through the official "openai" package.
import assert from "node:assert/strict";
import { test } from "node:test";
import OpenAI, { toFile } from "openai";
import { newCaller, pixel, root, settled } from "./gateway.mjs";

const picture = () => toFile(Buffer.from(pixel, "base64"), "picture.png", { type: "image/png" });
const sound = () => toFile(Buffer.alloc(3_000), "sound.mp3", { type: "audio/mpeg" });

/** A client of a new user, and what its only call was charged. */
async function open() {
  const { id, secret } = await newCaller();
  return { client: new OpenAI({ apiKey: secret, baseURL: root, maxRetries: 0 }), charged: async () => (await settled(id)).usage };
}

test("pictures are drawn", async () => {
  const { client, charged } = await open();
  const answer = await client.images.generate({ model: "fake-image", prompt: "A sun", n: 2, size: "1024x1024" });
  assert.equal(answer.data.length, 2);
  assert.ok(answer.data[0].b64_json.length > 0);
  assert.equal((await charged()).outputTotal, answer.usage.output_tokens);
});

test("a picture is edited", async () => {
  const { client, charged } = await open();
  const answer = await client.images.edit({ model: "fake-image", image: [await picture(), await picture()], prompt: "Add a moon" });
  assert.equal(answer.data.length, 1);
  assert.equal((await charged()).outputTotal, answer.usage.output_tokens);
});

test("a text is spoken", async () => {
  const { client, charged } = await open();
  const answer = await client.audio.speech.create({ model: "fake-speech", voice: "alloy", input: "Olá, mundo!" });
  assert.match(answer.headers.get("content-type"), /^audio\/mpeg/);
  assert.equal((await answer.arrayBuffer()).byteLength, 20_000);
  assert.ok((await charged()).outputTotal > 0);
});

for (const response_format of ["json", "text"]) {
  test(`sound is written down as ${response_format}`, async () => {
    const { client, charged } = await open();
    const answer = await client.audio.transcriptions.create({ model: "fake-listener", file: await sound(), response_format });
    assert.equal((answer.text ?? answer).trim(), "Olá, mundo.");
    const { inputUncached } = await charged();
    assert.ok(inputUncached > 0, `${inputUncached}`);
  });
}

test("sound is translated", async () => {
  const { client } = await open();
  const answer = await client.audio.translations.create({ model: "fake-listener", file: await sound() });
  assert.equal(answer.text, "Olá, mundo.");
});

test("a text is moderated for nothing", async () => {
  const { client, charged } = await open();
  const answer = await client.moderations.create({ model: "fake-moderation", input: "Olá" });
  assert.equal(answer.results[0].flagged, false);
  assert.equal((await charged()).inputUncached, 0);
});

test("what a provider refuses is a BadRequestError", async () => {
  const { client } = await open();
  const asked = client.images.generate({ model: "fake-image", prompt: "A sun", user: "fake:status=400" });
  await assert.rejects(asked, OpenAI.BadRequestError);
});

test("another provider's model is refused with its reason", async () => {
  const { client } = await open();
  await assert.rejects(
    client.images.generate({ model: "claude-sonnet-4-5", prompt: "A sun" }),
    (error) => error instanceof OpenAI.BadRequestError && error.code === "unsupported_endpoint",
  );
});
