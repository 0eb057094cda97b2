import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type Key = Schemas['KeyResponse'];
export type NewKey = Schemas['CreateKeyRequest'];

const PAGE = 50;

export const keysQuery = (q: string | undefined) =>
  pagedQuery<Key>(['keys', q ?? ''], (cursor) =>
    read(api.GET('/api/keys', { params: { query: { q, cursor, limit: PAGE } } })),
  );

export const createKey = (body: NewKey): Promise<Key> => read(api.POST('/api/keys', { body }));

export const rotateKey = (id: string, overlapSeconds: number): Promise<Key> =>
  read(api.POST('/api/keys/{id}/rotate', { params: { path: { id } }, body: { overlapSeconds } }));

export const revokeKey = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/keys/{id}', { params: { path: { id } } }));

export const ownKeysQuery = pagedQuery<Key>(['me', 'keys'], (cursor) =>
  read(api.GET('/api/me/keys', { params: { query: { cursor, limit: PAGE } } })),
);

export const createOwnKey = (body: Schemas['MyKeyRequest']): Promise<Key> => read(api.POST('/api/me/keys', { body }));

export const rotateOwnKey = (id: string, overlapSeconds: number): Promise<Key> =>
  read(api.POST('/api/me/keys/{id}/rotate', { params: { path: { id } }, body: { overlapSeconds } }));

export const revokeOwnKey = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/me/keys/{id}', { params: { path: { id } } }));
