import { expect, test } from 'vitest';
import { type LiveCall, type LiveFrame, LiveLog, perSecond } from './log';

const NOW = 1_800_000_000_000;

const call = (id: number, status: number | null = 200): LiveCall => ({
  id: `id-${id}`,
  startedAt: new Date(NOW + id).toISOString(),
  keyId: 'key',
  userId: 'user',
  teamId: null,
  keyName: 'Robô',
  userName: 'Ana',
  endpoint: 'chat/completions',
  model: 'gpt',
  deployment: 'one',
  stream: true,
  status,
  errorCode: null,
  inputTokens: 3,
  outputTokens: 4,
  costMicros: 7,
  durationMs: 1,
  firstByteMs: 1,
});

const frame = (seq: number, calls: LiveCall[], change: Partial<LiveFrame> = {}): LiveFrame => ({
  stream: 's',
  seq,
  at: new Date(NOW).toISOString(),
  reset: false,
  currency: 'BRL',
  calls,
  unlisted: 0,
  ended: calls.length,
  refused: 0,
  failed: 0,
  tokens: 7 * calls.length,
  costMicros: 7,
  underWay: 0,
  models: [{ model: 'gpt', tokens: 7 * calls.length, ended: calls.length, underWay: 2 }],
  ...change,
});

test('A call is there once, and its end is final', () => {
  const log = new LiveLog();
  log.apply(frame(1, [call(1, null)]), NOW);
  log.apply(frame(2, [call(1)]), NOW);
  log.apply(frame(3, [call(1, null)]), NOW);

  expect(log.read(NOW).calls.map((one) => one.status)).toEqual([200]);
});

test('After a break, calls that are not told of any more are under way no longer', () => {
  const log = new LiveLog();
  log.apply(frame(1, [call(1, null), call(2, null), call(3)]), NOW);
  log.apply(frame(9, [call(2, null), call(4)], { stream: 't', reset: true }), NOW);

  expect(log.read(NOW).calls.map((one) => one.id)).toEqual(['id-4', 'id-3', 'id-2']);
});

test('The newest 200 calls are kept, newest first', () => {
  const log = new LiveLog();
  for (let k = 1; k <= 250; k++) log.apply(frame(k, [call(k)]), NOW);

  const { calls } = log.read(NOW);
  expect([calls.length, calls[0]?.id, calls[199]?.id]).toEqual([200, 'id-250', 'id-51']);
});

test('Rates are averages over the seconds that are complete', () => {
  const log = new LiveLog();
  log.apply(frame(1, [call(1)], { tokens: 100 }), NOW - 2000);
  log.apply(frame(2, [call(2)], { tokens: 50 }), NOW - 1000);
  log.apply(frame(3, [call(3)], { tokens: 999 }), NOW);

  expect(perSecond(log.read(NOW).seconds, 2, (second) => second.tokens)).toBe(75);
});
