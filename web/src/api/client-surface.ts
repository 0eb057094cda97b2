import { queryOptions } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** Calls the way a program would, with a key instead of the session. */
const call = (path: string, secret: string, headers: Record<string, string> = {}, body?: object) =>
  fetch(path, {
    method: body ? 'POST' : 'GET',
    credentials: 'omit',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

async function modelNames(secret: string, headers?: Record<string, string>): Promise<string[]> {
  const answer = await call('/v1/models', secret, headers);
  const body = (await answer.json()) as { data?: { id: string }[] };
  return (body.data ?? []).map((model) => model.id);
}

/** Models that answer in words, by the only thing that their list tells: the name. */
export const forChat = (models: string[]): string[] =>
  models.filter((model) => !/embed|whisper|tts|image/i.test(model));

/** The models that a key may call. The secret stays out of the query's key: those are kept and shown by tools. */
export const modelNamesQuery = (secret: string) =>
  queryOptions({
    queryKey: ['models', 'of-key', secret.slice(-4)],
    queryFn: () => modelNames(secret),
    gcTime: 0,
    retry: false,
  });

/** One short question; the answer's text. */
export async function askModel(
  secret: string,
  model: string,
  question: string,
  headers?: Record<string, string>,
): Promise<string> {
  const body = { model, max_tokens: 256, messages: [{ role: 'user', content: question }] };
  const answer = await call('/v1/chat/completions', secret, headers, body);
  const told = (await answer.json()) as {
    choices?: { message?: { content?: string } }[];
    error?: { message?: string };
  };
  if (!answer.ok) throw new ApiProblem(answer.status, { detail: told.error?.message ?? `HTTP ${answer.status}` });
  return told.choices?.[0]?.message?.content ?? '';
}

/** The same as a chat client does it: with a key that names the person of each call. */
export async function askAsChat(secret: string, email: string, question: string): Promise<string> {
  const person = { 'x-solaris-user-email': email };
  const [model] = forChat(await modelNames(secret, person));
  return askModel(secret, model ?? '', question, person);
}
