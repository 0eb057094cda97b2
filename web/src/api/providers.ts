import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Deployment = Schemas['DeploymentResponse'];
export type Model = Schemas['ModelResponse'];
export type Route = Schemas['RouteResponse'];

const REFRESH_MS = 15_000;

export const deploymentsQuery = queryOptions({
  queryKey: ['providers'],
  queryFn: async () => (await read(api.GET('/api/providers'))).items,
  refetchInterval: REFRESH_MS,
});

export const modelsQuery = (q: string | undefined) =>
  pagedQuery<Model>(['models', q ?? ''], (cursor) =>
    read(api.GET('/api/models', { params: { query: { q, cursor, limit: 50 } } })),
  );

export const routeQuery = (model: string) =>
  queryOptions({
    queryKey: ['route', model],
    queryFn: () => read(api.GET('/api/routes', { params: { query: { model } } })),
    retry: false,
    gcTime: 0,
  });

export const testDeployment = (deployment: string): Promise<Schemas['ProbeResponse']> =>
  read(api.POST('/api/providers/test', { body: { deployment } }));

/** The whole answer about the currency: its rate too. */
export const rateQuery = queryOptions({
  queryKey: ['currency', 'rate'],
  queryFn: () => read(api.GET('/api/currency')),
});

/** A model's name may have slashes, which stay as they are: it is the rest of the path. */
const plainPath = (path: string, values: Record<string, unknown>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]).split('/').map(encodeURIComponent).join('/'));

export const setPrice = (provider: string, model: string, prices: Record<string, number>) =>
  read(
    api.PUT('/api/prices/{provider}/{model}', {
      params: { path: { provider, model } },
      body: { prices, validFrom: null },
      pathSerializer: plainPath,
    }),
  );

export const removePrice = (provider: string, model: string) =>
  read(
    api.DELETE('/api/prices/{provider}/{model}', { params: { path: { provider, model } }, pathSerializer: plainPath }),
  );
