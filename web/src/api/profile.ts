import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';

export type Profile = Schemas['ProfileResponse'];

/** The reader's own page of data: name, organisation, time zone, currency. */
export const profileQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => read(api.GET('/api/me')),
  staleTime: 5 * 60_000,
});

export const changeProfile = (body: Schemas['ProfileRequest']): Promise<Profile> =>
  read(api.PATCH('/api/me', { body }));
