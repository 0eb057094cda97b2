import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Ask, chat, type Told, type Turn } from '@/api/playground';

export interface Exchange {
  turns: Turn[];
  told: Told | null;
  error: Error | null;
  busy: boolean;
  /** True when the reader stopped the answer. */
  stopped: boolean;
}

const NOTHING: Exchange = { turns: [], told: null, error: null, busy: false, stopped: false };

/** A conversation: what was said, what is being said, and what came of the last call. */
export function useChat() {
  const client = useQueryClient();
  const [state, setState] = useState(NOTHING);
  const stopper = useRef<AbortController | null>(null);

  const send = async (ask: Omit<Ask, 'messages'>, system: string, words: string) => {
    const turns: Turn[] = [...state.turns, { role: 'user', content: words }];
    const answer: Turn = { role: 'assistant', content: '' };
    stopper.current = new AbortController();
    setState({ ...NOTHING, turns: [...turns, answer], busy: true });
    const messages: Turn[] = system.trim() ? [{ role: 'system', content: system.trim() }, ...turns] : turns;
    try {
      const told = await chat(
        { ...ask, messages },
        (more) => {
          answer.content += more;
          setState((now) => ({ ...now, turns: [...turns, { ...answer }] }));
        },
        stopper.current.signal,
      );
      setState((now) => ({ ...now, told, busy: false }));
    } catch (error) {
      const stopped = stopper.current.signal.aborted;
      setState((now) => ({
        ...now,
        turns: answer.content ? now.turns : now.turns.slice(0, -1),
        busy: false,
        stopped,
        error: stopped ? null : (error as Error),
      }));
    }
    await client.invalidateQueries({ queryKey: ['me', 'balance'] });
  };

  return {
    ...state,
    send,
    stop: () => stopper.current?.abort(),
    clear: () => setState(NOTHING),
  };
}
