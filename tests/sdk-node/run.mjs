// Starts the built fake provider and gateway, runs the tests against them, and stops both.
import { spawn } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { upstreams } from "./test/upstreams.mjs";

const root = join(import.meta.dirname, "..", "..");
const providerKey = "sk-provider-key-for-tests";
const masterKey = "master-key-for-tests-0123456789abcdef";
const folder = mkdtempSync(join(tmpdir(), "solaris-sdk-"));
const children = [];

/** The newest build of a project: tests run on whatever was built last, debug or release. */
function built(project, file) {
  const builds = ["release", "debug"].map((kind) => join(root, "artifacts", "bin", project, kind, file)).filter(existsSync);
  if (builds.length === 0) throw new Error(`${project} is not built: run "dotnet build" first.`);
  return builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

function start(dll, args, env = {}) {
  const child = spawn("dotnet", [dll, ...args], { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  return child;
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function startProvider() {
  const child = start(built("Solaris.FakeProvider", "Solaris.FakeProvider.dll"), ["--port", "0", "--key", providerKey]);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^Listening on (\S+)/.exec(line);
    if (found) return found[1];
  }
  throw new Error("The fake provider did not start.");
}

/** Models besides those of each upstream. */
const others = ["fake-embedding", "fake-image", "fake-speech", "fake-listener", "fake-moderation"];

/** Vertex AI knows no keys: a service account signs for tokens. */
function writeAccount(origin) {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  const file = join(folder, "account.json");
  const account = { type: "service_account", project_id: "p", private_key_id: "1", private_key: privateKey };
  writeFileSync(file, JSON.stringify({ ...account, client_email: "solaris@p.example.com", token_uri: `${origin}/token` }));
  return file;
}

function modelsOf(origin) {
  const account = writeAccount(origin);
  const named = [
    ...upstreams.flatMap(({ model, ...more }) => [{ ...more, model }, { ...more, model: `${model}!*` }]),
    ...others.map((model) => ({ model, provider: "openai", root: "/v1" })),
  ];
  return named.map(({ model, provider, root }) => ({
    model_name: model,
    litellm_params: {
      model: `${provider}/${model}`,
      api_base: origin + root,
      ...(provider === "vertex_ai" ? { vertex_credentials: account } : { api_key: providerKey }),
    },
  }));
}

async function startGateway(provider) {
  const config = join(folder, "config.yaml");
  // JSON is YAML. A model that one test has fail must not cool down for the others.
  const settings = { router_settings: { disable_cooldowns: true, num_retries: 1, retry_after: 0 } };
  writeFileSync(config, JSON.stringify({ model_list: modelsOf(new URL(provider).origin), ...settings }));
  const url = `http://127.0.0.1:${await freePort()}`;
  const env = {
    HOST: "127.0.0.1",
    PORT: new URL(url).port,
    SOLARIS_DATA: folder,
    SOLARIS_CONFIG: config,
    SOLARIS_MASTER_KEY: masterKey,
    SECRET_KEY: "secret-key-for-tests-0123456789abcdef-0123456789",
    ASPNETCORE_ENVIRONMENT: "Production",
  };
  const child = start(built("Solaris.Gateway", "solaris.dll"), ["serve"], env);
  let log = "";
  child.stdout.on("data", (text) => (log += text));
  for (const end = Date.now() + 60_000; Date.now() < end && child.exitCode === null; await delay(50)) {
    if (await fetch(`${url}/health/ready`).then((answer) => answer.ok, () => false)) return url;
  }
  throw new Error(`The gateway did not become ready:\n${log}`);
}

async function runTests(env) {
  const tests = spawn(process.execPath, ["--test", "--test-reporter=spec", "--test-timeout=60000", "test/*.test.mjs"], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  return new Promise((done) => tests.on("exit", (code) => done(code ?? 1)));
}

try {
  const provider = await startProvider();
  const gateway = await startGateway(provider);
  process.exitCode = await runTests({
    FAKE_PROVIDER: provider,
    FAKE_PROVIDER_KEY: providerKey,
    SOLARIS_URL: gateway,
    SOLARIS_MASTER_KEY: masterKey,
  });
} finally {
  for (const child of children) child.kill("SIGKILL");
  await delay(100);
  rmSync(folder, { recursive: true, force: true });
}
