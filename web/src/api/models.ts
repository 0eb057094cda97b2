import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Price = Schemas['PriceResponse'];

const PAGE = 50;

export const pricesQuery = (q: string | undefined) =>
  pagedQuery<Price>(['prices', q ?? ''], (cursor) =>
    read(api.GET('/api/prices', { params: { query: { q, cursor, limit: PAGE } } })),
  );

export const priceTableQuery = queryOptions({
  queryKey: ['prices', 'table'],
  queryFn: () => read(api.GET('/api/prices/table')),
});

export const reloadModels = (): Promise<Schemas['ReloadResponse']> => read(api.POST('/api/config/reload'));
