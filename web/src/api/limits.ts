import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';

export type Limit = Schemas['LimitResponse'];
export type LimitTerm = Schemas['LimitTerm'];

/** The organisation goes by this name, because nobody has to know its id. */
export const ORGANISATION = 'default';

export const limitsQuery = (scope: string, scopeId: string) =>
  queryOptions({
    queryKey: ['limits', scope, scopeId],
    queryFn: async () => (await read(api.GET('/api/limits', { params: { query: { scope, scopeId } } }))).items,
  });

/** What money limits count in. */
export const currencyQuery = queryOptions({
  queryKey: ['currency'],
  queryFn: async () => (await read(api.GET('/api/currency'))).currency,
});

export const replaceLimits = (scope: string, scopeId: string, body: LimitTerm[]) =>
  read(api.PUT('/api/limits/{scope}/{scopeId}', { params: { path: { scope, scopeId } }, body }));
