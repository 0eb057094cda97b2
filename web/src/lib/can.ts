import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';
import type { Capability } from './access';

/** Whether the reader may do something: a page leaves out what would only be refused. */
export const useCan = (capability: Capability): boolean =>
  useQuery(sessionQuery).data?.capabilities.includes(capability) ?? false;
