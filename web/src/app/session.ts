import { useQuery } from '@tanstack/react-query';
import { type Me, sessionQuery } from '@/api/session';

const NOTHING: readonly string[] = [];

/** Who is signed in; pages behind the sign-in are not shown without one. */
export function useMe(): Me | null {
  return useQuery(sessionQuery).data ?? null;
}

export const useCapabilities = (): readonly string[] => useMe()?.capabilities ?? NOTHING;
