// The dashboard in a real browser against a real gateway: every page, role, look, and what people do with it.
//   node e2e/run.mjs [roles|flows|live|models|access|playground|buy|looks]
import { access } from './access.mjs';
import { buy } from './buy.mjs';
import { flows } from './flows.mjs';
import { startGateway } from './gateway.mjs';
import { live } from './live.mjs';
import { looks } from './looks.mjs';
import { models } from './models.mjs';
import { playground } from './playground.mjs';
import { roles } from './roles.mjs';
import { seed } from './seed.mjs';
import { suite } from './suite.mjs';

const only = process.argv[2];
const gateway = await startGateway();
const tests = suite();
try {
  const seeded = await seed(gateway);
  if (!only || only === 'flows') await flows(tests, gateway, seeded);
  if (!only || only === 'live') await live(tests, gateway);
  if (!only || only === 'models') await models(tests, gateway);
  if (!only || only === 'access') await access(tests, gateway, seeded);
  if (!only || only === 'playground') await playground(tests, gateway, seeded);
  if (!only || only === 'buy') await buy(tests, gateway, seeded);
  if (!only || only === 'roles') await roles(tests, gateway);
  if (!only || only === 'looks') await looks(tests, gateway, seeded.refused);
} finally {
  await gateway.stop();
}
process.exit(tests.finish() ? 0 : 1);
