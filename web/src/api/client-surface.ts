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

interface Answer {
  data?: { id: string }[];
  choices?: { message?: { content?: string } }[];
  error?: { message?: string };
}

/** What a call answered; a refusal becomes the gateway's own sentence. */
async function told(answer: Response): Promise<Answer> {
  const body = (await answer.json()) as Answer;
  if (!answer.ok) throw new ApiProblem(answer.status, { detail: body.error?.message ?? `HTTP ${answer.status}` });
  return body;
}

/** A chat client's key names the person of each call. */
const onBehalfOf = (email: string | undefined) => (email ? { 'x-solaris-user-email': email } : undefined);

async function modelNames(secret: string, headers?: Record<string, string>): Promise<string[]> {
  const { data } = await told(await call('/v1/models', secret, headers));
  return (data ?? []).map((model) => model.id);
}

/** Models that answer in words, by the only thing that their list tells: the name. */
export const forChat = (models: string[]): string[] =>
  models.filter((model) => !/embed|whisper|tts|image/i.test(model));

/** The models that a key may call. The secret stays out of the query's key: those are kept and shown by tools. */
export const modelNamesQuery = (secret: string, person?: string) =>
  queryOptions({
    queryKey: ['models', 'of-key', secret.slice(-4), person],
    queryFn: () => modelNames(secret, onBehalfOf(person)),
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
  const { choices } = await told(await call('/v1/chat/completions', secret, headers, body));
  return choices?.[0]?.message?.content ?? '';
}

/** The same as a chat client does it: with a key that names the person of each call. */
export async function askAsChat(secret: string, email: string, question: string): Promise<string> {
  const person = onBehalfOf(email);
  const [model] = forChat(await modelNames(secret, person));
  return askModel(secret, model ?? '', question, person);
}
