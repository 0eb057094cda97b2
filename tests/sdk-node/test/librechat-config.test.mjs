// The librechat.yaml we ship, read by LibreChat's own schema.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as yaml from "js-yaml";
import { configSchema } from "librechat-data-provider";

const file = join(import.meta.dirname, "..", "..", "..", "deploy", "librechat", "librechat.yaml");
const config = yaml.load(readFileSync(file, "utf8"));

test("LibreChat accepts the librechat.yaml that is shipped", () => {
  const read = configSchema.strict().safeParse(config);
  assert.deepEqual(read.error?.issues ?? [], []);
});

test("Each endpoint of the librechat.yaml names the user of a call", () => {
  assert.ok(config.endpoints.custom.length > 0);
  for (const { name, headers, apiKey } of config.endpoints.custom) {
    assert.equal(headers["X-Solaris-User-Id"], "{{LIBRECHAT_USER_ID}}", name);
    assert.match(apiKey, /^\$\{\w+\}$/, `${name} has its key in the file`);
  }
});

test("No endpoint's name makes LibreChat speak in another form", () => {
  for (const { name } of config.endpoints.custom) assert.doesNotMatch(name, /openrouter|vercel|^ollama/i);
});
