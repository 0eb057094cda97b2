import { useState } from 'react';
import { ApiProblem } from '@/api/problem';

export const SECOND_FACTOR = 'second_factor_required';

/** True from the first time that the gateway asked for a code: a wrong one must not hide the field again. */
export function useNeedsCode(error: Error | null): boolean {
  const [needed, setNeeded] = useState(false);
  const now = error instanceof ApiProblem && error.code === SECOND_FACTOR;
  if (now && !needed) setNeeded(true);
  return needed || now;
}
