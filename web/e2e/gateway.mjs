import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../../', import.meta.url).pathname;
const binary = join(root, 'artifacts/bin/Solaris.Gateway/release/solaris.dll');
const START_MS = 90_000;

export const admin = { email: 'admin@example.com', password: 'only-for-these-tests-1' };

/** A gateway in demo mode with data of its own, on any free port; serves the dashboard that was just built. */
export async function startGateway() {
  const data = mkdtempSync(join(tmpdir(), 'solaris-e2e-data-'));
  const child = spawn('dotnet', [binary, 'demo', '--welcome'], {
    env: {
      ...process.env,
      SOLARIS_DATA: data,
      PORT: '0',
      LOG_LEVEL: 'WARNING',
      SOLARIS_ADMIN_EMAIL: admin.email,
      SOLARIS_ADMIN_PASSWORD: admin.password,
      Dashboard__Folder: join(root, 'web/dist'),
    },
  });
  let told = '';
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  const ready = new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      told += chunk;
      if (told.includes('curl')) resolve();
    });
    child.on('exit', (code) => reject(new Error(`The gateway ended with ${code}: ${told}`)));
    setTimeout(() => reject(new Error(`The gateway did not start: ${told}`)), START_MS).unref();
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  await ready;
  return {
    url: told.match(/IA Solaris +(\S+)/)[1],
    key: told.match(/\n +Key +(\S+)/)[1],
    chatKey: told.match(/LibreChat key +(\S+)/)[1],
    stop,
  };
}
