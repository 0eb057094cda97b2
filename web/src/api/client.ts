import createClient from 'openapi-fetch';
import { ApiProblem } from './problem';
import { fetchWithProof } from './proof';
import type { components, paths } from './schema';

export type Schemas = components['schemas'];

/** The gateway that served this page. */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? 'http://localhost',
  fetch: fetchWithProof,
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a success; anything else is thrown as an {@link ApiProblem}, so that queries and forms see one kind of error. */
export async function read<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const wait = Number(response.headers.get('retry-after'));
  const problem =
    typeof error === 'object' && error !== null ? (error as Schemas['HttpValidationProblemDetails']) : undefined;
  throw new ApiProblem(response.status, problem, Number.isFinite(wait) && wait > 0 ? wait : undefined);
}
