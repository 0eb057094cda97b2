import { useQuery } from '@tanstack/react-query';
import { type Me, sessionQuery } from '@/api/session';
import { asRole, type Role } from '@/lib/access';

/** Who is signed in; pages behind the sign-in are not shown without one. */
export function useMe(): Me | null {
  return useQuery(sessionQuery).data ?? null;
}

export const useRole = (): Role => asRole(useMe()?.role ?? 'member');
