import { expect, test } from 'vitest';
import { follow, type LiveState, type Ways } from './follow';
import type { LiveFrame } from './log';
import type { Cursor } from './source';

const frame = (seq: number, change: Partial<LiveFrame> = {}) =>
  ({ stream: 's', seq, reset: false, ...change }) as LiveFrame;

/** Runs through one attempt at the hub after another; the last of them stops. */
async function run(
  attempts: ((after: Cursor | null, give: (frame: LiveFrame) => void) => void)[],
  polled: LiveFrame[] = [],
) {
  const stop = new AbortController();
  const frames: LiveFrame[] = [];
  const states: LiveState[] = [];
  const asked: (Cursor | null)[] = [];
  const ways: Ways = {
    watch: async (_, after, on) => {
      asked.push(after);
      const attempt = attempts.shift();
      if (!attempt) return stop.abort();
      attempt(after, (one) => {
        on.open();
        on.frame(one);
      });
    },
    poll: async () => polled,
    wait: async () => undefined,
  };
  await follow(
    { scope: 'own' },
    (one) => frames.push(one),
    (one) => states.push(one),
    stop.signal,
    ways,
  );
  return { seqs: frames.map((one) => one.seq), states: [...new Set(states)], asked };
}

const fail = () => {
  throw new Error('blocked');
};

test('After a break it goes on behind the last frame, and takes nothing twice', async () => {
  const { seqs, asked } = await run([
    (_, give) => [frame(1, { reset: true }), frame(2), frame(3)].forEach(give),
    (_, give) => [frame(3), frame(4)].forEach(give),
  ]);

  expect(seqs).toEqual([1, 2, 3, 4]);
  expect(asked).toEqual([null, { stream: 's', seq: 3 }, { stream: 's', seq: 4 }]);
});

test('Another replica begins anew', async () => {
  const { seqs } = await run([
    (_, give) => [frame(7, { reset: true }), frame(8)].forEach(give),
    (_, give) => [frame(1, { stream: 't', reset: true }), frame(2, { stream: 't' })].forEach(give),
  ]);

  expect(seqs).toEqual([7, 8, 1, 2]);
});

test('Where no connection gets through it polls, and tries the hub again', async () => {
  const { seqs, states } = await run([fail, fail, (_, give) => give(frame(6))], [frame(4), frame(5)]);

  expect(seqs).toEqual([4, 5, 6]);
  expect(states).toEqual(['connecting', 'reconnecting', 'polling', 'live']);
});
