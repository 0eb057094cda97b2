import type { LiveFrame } from './log';
import { type Cursor, poll, type Topic, type Watch, watchHub } from './source';

export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'polling';

export interface Ways {
  watch: Watch;
  poll: (topic: Topic, after: Cursor | null) => Promise<LiveFrame[]>;
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const RETRY_MS = 1000;
const POLL_MS = 5000;
/** Attempts at the hub before it is asked without; polling then tries the hub again now and then. */
const PATIENCE = 2;
const POLLS_BETWEEN = 6;

const wait = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });

const USUAL: Ways = { watch: watchHub, poll, wait };

/** Follows a topic until told to stop: after each break it goes on behind the last frame it saw. */
export async function follow(
  topic: Topic,
  onFrame: (frame: LiveFrame) => void,
  onState: (state: LiveState) => void,
  signal: AbortSignal,
  ways: Ways = USUAL,
): Promise<void> {
  let after: Cursor | null = null;
  let failures = 0;
  const take = (frame: LiveFrame) => {
    // Sent again after a break, or a gap: the one is old, the other makes the next attempt begin behind what was seen.
    if (!frame.reset && after?.stream === frame.stream && frame.seq <= after.seq) return;
    after = { stream: frame.stream, seq: frame.seq };
    onFrame(frame);
  };
  // A topic where nothing happens is silent: the connection alone says that it works.
  const open = () => {
    failures = 0;
    onState('live');
  };
  onState('connecting');
  while (!signal.aborted) {
    try {
      await ways.watch(topic, after, { open, frame: take }, signal);
    } catch {
      failures++;
    }
    if (signal.aborted) return;
    if (failures < PATIENCE) {
      onState('reconnecting');
      await ways.wait(RETRY_MS, signal);
    } else {
      for (let k = 0; k < POLLS_BETWEEN && !signal.aborted; k++) await pollOnce();
    }
  }

  async function pollOnce() {
    try {
      const frames = await ways.poll(topic, after);
      if (signal.aborted) return;
      onState('polling');
      frames.forEach(take);
    } catch {
      onState('reconnecting');
    }
    await ways.wait(POLL_MS, signal);
  }
}
