// Others read the codes and signatures that the gateway's own tests read, and must come to the same answer.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import mercadopago from "mercadopago";
import { hasError, parsePix } from "pix-utils";

const fixtures = new URL("../../Solaris.Gateway.Tests/Fixtures/payments/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, fixtures)));

for (const vector of read("br-codes.json")) {
  test(`BR Code: ${vector.name}`, () => {
    const code = parsePix(vector.code);
    assert.equal(!hasError(code), vector.valid);
    if (!vector.valid) return;
    assert.equal(code.pixKey ?? null, vector.key ?? null);
    // It reports no amount of a dynamic code.
    if (vector.kind === "static") assert.equal(Math.round(code.transactionAmount * 100), vector.centavos ?? 0);
    if (vector.txid) assert.equal(code.txid, vector.txid);
  });
}

const { WebhookSignatureValidator } = mercadopago;
const { secret, now, vectors } = read("mercado-pago-signatures.json");

for (const { name, header, requestId, dataId, verdict } of vectors) {
  test(`Mercado Pago's signature: ${name}`, () => {
    const inSeconds = /^ts=\d{10},/.test(header);
    const validate = () =>
      WebhookSignatureValidator.validate({
        xSignature: header,
        xRequestId: requestId,
        dataId: verdict === "LowerCase" ? dataId.toLowerCase() : dataId,
        secret,
        // The validator takes every time for seconds: with a tolerance it would refuse any in milliseconds.
        toleranceSeconds: inSeconds ? 300 : undefined,
        now: () => now * 1000,
      });
    if (verdict === "Wrong") assert.throws(validate, { reason: "SignatureMismatch" });
    else if (verdict === "TooOld" && inSeconds) assert.throws(validate, { reason: "TimestampOutOfTolerance" });
    else assert.doesNotThrow(validate);
  });
}
