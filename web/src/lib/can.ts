import { useQuery } from '@tanstack/react-query';
import { ORGANISATION } from '@/api/limits';
import { sessionQuery } from '@/api/session';
import type { Capability } from './access';

/** Whether the reader may do something: a page leaves out what would only be refused. */
export const useCan = (capability: Capability): boolean =>
  useQuery(sessionQuery).data?.capabilities.includes(capability) ?? false;

/** The widest thing whose limits the reader may see: a team manager's team, the organisation for everyone else. */
export function useWidestScope(): { scope: 'organisation' | 'team'; id: string } {
  const me = useQuery(sessionQuery).data;
  return me?.role === 'team-manager'
    ? { scope: 'team', id: me.teamId ?? '' }
    : { scope: 'organisation', id: ORGANISATION };
}
