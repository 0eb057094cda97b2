// Prism judges what our Pix client and the bank of the gateway's tests say to each other. API_PIX_DOCUMENT names the official
// document in place of openapi/api-pix.json, which has the part of it that the gateway uses.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";

const here = import.meta.dirname;
const document = process.env.API_PIX_DOCUMENT ?? `${here}/../openapi/api-pix.json`;
const exchanges = JSON.parse(readFileSync(`${here}/../../Solaris.Gateway.Tests/Fixtures/payments/pix-exchanges.json`));
const txid = "0192f1c0a7b07c3d8e4f5a6b7c8d9e0f";
let answer;
let prism;
let url;
const bank = createServer((request, response) => {
  request.resume();
  response.writeHead(answer.status, { "content-type": answer.answer ? "application/json" : "text/plain" });
  response.end(answer.answer ? JSON.stringify(answer.answer) : "");
});

const listening = (server) => new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));

async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

before(async () => {
  const [behind, port] = [await listening(bank), await freePort()];
  const program = createRequire(import.meta.url).resolve("@stoplight/prism-cli/dist/index.js");
  const words = ["proxy", document, `http://127.0.0.1:${behind}`, "--errors", "--host", "127.0.0.1", "--port", `${port}`];
  prism = spawn(process.execPath, [program, ...words], { stdio: "ignore" });
  url = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(100)) {
    if (await fetch(url).then(() => true, () => false)) return;
  }
  throw new Error("Prism did not start.");
});

after(() => {
  prism?.kill();
  bank.closeAllConnections();
  bank.close();
});

const send = ({ method, path, body }) =>
  fetch(url + path.replace("/api/v2", ""), {
    method,
    headers: { authorization: "Bearer token", ...(body && { "content-type": "application/json" }) },
    body: body && JSON.stringify(body),
  });

for (const [at, exchange] of exchanges.entries()) {
  test(`${at + 1}: ${exchange.method} ${exchange.path.split("?")[0]}`, async () => {
    answer = exchange;
    const response = await send(exchange);
    assert.equal(response.status, exchange.status, await response.text());
    assert.equal(response.headers.get("sl-violations"), null);
  });
}

const charge = exchanges[0];
const wrong = {
  "a txid of 25 signs": { ...charge, path: charge.path.replace(txid, txid.slice(0, 25)) },
  "one decimal": { ...charge, body: { ...charge.body, valor: { original: "49.9" } } },
  "a number for an amount": { ...charge, body: { ...charge.body, valor: { original: 49.9 } } },
  "no key": { ...charge, body: { ...charge.body, chave: undefined } },
};
for (const [name, request] of Object.entries(wrong)) {
  test(`refused: ${name}`, async () => {
    answer = charge;
    const response = await send(request);
    assert.ok([400, 422].includes(response.status), `${response.status}`);
  });
}

test("refused: an answer without its txid", async () => {
  answer = { ...charge, answer: { ...charge.answer, txid: undefined } };
  assert.equal((await send(charge)).status, 500);
});
