import type { Schemas } from '@/api/client';

export type LiveFrame = Schemas['LiveFrame'];
export type LiveCall = Schemas['LiveCall'];

/** What one second brought. */
export interface Second {
  tokens: number;
  costMicros: number;
  ended: number;
  refused: number;
  failed: number;
  models: Record<string, number>;
}

export interface Snapshot {
  /** Newest first; a call is there once, as it was last told. */
  calls: LiveCall[];
  underWay: number;
  running: Record<string, number>;
  currency: string;
  /** The last minute, the running second last. */
  seconds: Second[];
}

const MOST_CALLS = 200;
export const SPAN_SECONDS = 60;

const nothing = (): Second => ({ tokens: 0, costMicros: 0, ended: 0, refused: 0, failed: 0, models: {} });

/** Puts frames together to what a reader sees. Keyed by the ids of calls, so a frame that comes twice shows nothing twice. */
export class LiveLog {
  private calls = new Map<string, LiveCall>();
  private seconds = new Map<number, Second>();
  private underWay = 0;
  private running: Record<string, number> = {};
  private currency = 'USD';

  /** What was known before the first frame. */
  seed(calls: LiveCall[], currency: string): void {
    for (const call of calls) if (!this.calls.has(call.id)) this.calls.set(call.id, call);
    this.currency = currency;
    this.trim();
  }

  apply(frame: LiveFrame, now: number): void {
    for (const call of frame.calls) {
      // The end of a call is final, whatever is told again.
      if (this.calls.get(call.id)?.status == null) this.calls.set(call.id, call);
    }
    if (frame.reset) this.forgetRunning(new Set(frame.calls.map((call) => call.id)));
    this.underWay = frame.underWay;
    this.running = Object.fromEntries(frame.models.map((model) => [model.model, model.underWay]));
    this.currency = frame.currency;
    this.count(frame, now);
    this.trim();
  }

  read(now: number): Snapshot {
    const second = Math.floor(now / 1000);
    return {
      calls: [...this.calls.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt)),
      underWay: this.underWay,
      running: this.running,
      currency: this.currency,
      seconds: Array.from(
        { length: SPAN_SECONDS },
        (_, k) => this.seconds.get(second - SPAN_SECONDS + 1 + k) ?? nothing(),
      ),
    };
  }

  private count(frame: LiveFrame, now: number): void {
    if (frame.reset) return;
    const at = Math.floor(now / 1000);
    const second = this.seconds.get(at) ?? nothing();
    second.tokens += frame.tokens;
    second.costMicros += frame.costMicros;
    second.ended += frame.ended;
    second.refused += frame.refused;
    second.failed += frame.failed;
    for (const { model, tokens } of frame.models) second.models[model] = (second.models[model] ?? 0) + tokens;
    this.seconds.set(at, second);
    for (const old of this.seconds.keys()) if (old <= at - SPAN_SECONDS) this.seconds.delete(old);
  }

  /** After a break: what is not told of any more has ended meanwhile. */
  private forgetRunning(told: Set<string>): void {
    for (const [id, call] of this.calls) if (call.status == null && !told.has(id)) this.calls.delete(id);
  }

  private trim(): void {
    if (this.calls.size <= MOST_CALLS) return;
    const old = [...this.calls.values()].sort((a, b) => b.startedAt.localeCompare(a.startedAt)).slice(MOST_CALLS);
    for (const call of old) this.calls.delete(call.id);
  }
}

/** The sum of a figure over the last seconds that are complete, for each of them on average. */
export function perSecond(seconds: Second[], over: number, value: (second: Second) => number): number {
  const last = seconds.slice(-over - 1, -1);
  return last.length === 0 ? 0 : last.reduce((sum, second) => sum + value(second), 0) / last.length;
}
