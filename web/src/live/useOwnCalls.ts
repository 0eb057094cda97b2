import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { balanceQuery } from '@/api/own';
import { follow } from './follow';

/** Calls come in bursts, and the balance after the last of them is what counts. */
const REST_MS = 1500;

/** Keeps the reader's balance and newest calls right while they call models elsewhere. */
export function useOwnCalls(): void {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: balanceQuery.queryKey });
      void client.invalidateQueries({ queryKey: ['me', 'requests'] });
    };
    void follow(
      { scope: 'own' },
      (frame) => {
        if (!frame.reset && frame.ended > 0) timer ??= setTimeout(refresh, REST_MS);
      },
      () => undefined,
      stop.signal,
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [client]);
}
