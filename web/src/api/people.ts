import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { pagedQuery } from './paging';

export type User = Schemas['UserResponse'];
export type Team = Schemas['TeamResponse'];
export type NewUser = Schemas['CreateUserRequest'];
export type UserChange = Schemas['UpdateUserRequest'];

const PAGE = 50;
const FOUND = 20;

export const usersQuery = (q: string | undefined) =>
  pagedQuery<User>(['users', q ?? ''], (cursor) =>
    read(api.GET('/api/users', { params: { query: { q, cursor, limit: PAGE } } })),
  );

export const teamsQuery = (q: string | undefined) =>
  pagedQuery<Team>(['teams', q ?? ''], (cursor) =>
    read(api.GET('/api/teams', { params: { query: { q, cursor, limit: PAGE } } })),
  );

/** The few that a picker shows for what was typed. */
export const findUsers = (q: string) =>
  queryOptions({
    queryKey: ['users', 'find', q],
    queryFn: async () =>
      (await read(api.GET('/api/users', { params: { query: { q: q || undefined, limit: FOUND } } }))).items,
  });

export const findTeams = (q: string) =>
  queryOptions({
    queryKey: ['teams', 'find', q],
    queryFn: async () =>
      (await read(api.GET('/api/teams', { params: { query: { q: q || undefined, limit: FOUND } } }))).items,
  });

export const userQuery = (id: string) =>
  queryOptions({
    queryKey: ['user', id],
    queryFn: () => read(api.GET('/api/users/{id}', { params: { path: { id } } })),
  });

export const teamQuery = (id: string) =>
  queryOptions({
    queryKey: ['team', id],
    queryFn: () => read(api.GET('/api/teams/{id}', { params: { path: { id } } })),
  });

export const createUser = (body: NewUser): Promise<User> => read(api.POST('/api/users', { body }));

export const changeUser = (id: string, body: UserChange): Promise<User> =>
  read(api.PATCH('/api/users/{id}', { params: { path: { id } }, body }));

export const removeUser = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/users/{id}', { params: { path: { id } } }));

export const createTeam = (name: string): Promise<Team> => read(api.POST('/api/teams', { body: { name } }));

export const renameTeam = (id: string, name: string): Promise<Team> =>
  read(api.PATCH('/api/teams/{id}', { params: { path: { id } }, body: { name } }));

export const removeTeam = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/teams/{id}', { params: { path: { id } } }));

export const invitationQuery = (id: string) =>
  queryOptions({
    queryKey: ['user', id, 'invitation'],
    queryFn: () => read(api.GET('/api/users/{id}/invitation', { params: { path: { id } } })),
  });

/** Sends a link to set a password; where there is no mail server it comes back, to be handed over. */
export const invite = (id: string): Promise<Schemas['InvitationResponse']> =>
  read(api.POST('/api/users/{id}/invitation', { params: { path: { id } } }));

export const uninvite = (id: string): Promise<undefined> =>
  read(api.DELETE('/api/users/{id}/invitation', { params: { path: { id } } }));
