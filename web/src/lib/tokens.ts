import type { Schemas } from '@/api/client';

/** All input of a call; its classes do not overlap. */
export const inputOf = (usage: Schemas['UsageDetail']): number =>
  usage.inputUncached + usage.inputCacheRead + usage.inputCacheWrite5m + usage.inputCacheWrite1h;
