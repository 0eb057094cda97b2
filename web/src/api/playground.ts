import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client';
import { ApiProblem } from './problem';

export type PlaygroundModel = Schemas['PlaygroundModel'];

export interface Turn {
  role: 'user' | 'assistant' | 'system';
  content: string;
}

export interface Ask {
  model: string;
  messages: Turn[];
  max_tokens: number;
  temperature: number;
}

/** What came of a call, as far as its headers and its stream told. */
export interface Told {
  id: string | null;
  remaining: number | null;
  firstMs: number | null;
  totalMs: number;
}

export const playgroundQuery = queryOptions({
  queryKey: ['me', 'playground'],
  queryFn: () => read(api.GET('/api/me/playground')),
});

/** A refusal of the client API, with the number under which it can be looked up. */
export class CallRefused extends ApiProblem {
  constructor(
    status: number,
    message: string,
    readonly callId: string | null,
  ) {
    super(status, { detail: message });
  }
}

interface Chunk {
  choices?: { delta?: { content?: string } }[];
  error?: { message?: string };
}

const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** One call on the reader's own account; hands out the words as they come. */
export async function chat(ask: Ask, onWords: (words: string) => void, signal: AbortSignal): Promise<Told> {
  const begun = performance.now();
  const answer = await fetch('/api/me/playground/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ask, stream: true, stream_options: { include_usage: true } }),
    signal,
  });
  const id = answer.headers.get('x-request-id');
  if (!answer.ok || !answer.body) {
    const told = (await answer.json()) as { error?: { message?: string }; detail?: string };
    throw new CallRefused(answer.status, told.error?.message ?? told.detail ?? `HTTP ${answer.status}`, id);
  }
  let firstMs: number | null = null;
  await eachEvent(answer.body, (data) => {
    const chunk = JSON.parse(data) as Chunk;
    if (chunk.error) throw new CallRefused(answer.status, chunk.error.message ?? '', id);
    const words = chunk.choices?.[0]?.delta?.content;
    if (words) {
      firstMs ??= performance.now() - begun;
      onWords(words);
    }
  });
  const remaining = number(answer.headers.get('x-solaris-tokens-remaining'));
  return { id, remaining, firstMs, totalMs: performance.now() - begun };
}

/** The data of server-sent events, whose border may be anywhere. */
async function eachEvent(body: ReadableStream<Uint8Array>, take: (data: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const data = line.startsWith('data:') ? line.slice(5).trim() : '';
      if (data && data !== '[DONE]') take(data);
    }
  }
}
