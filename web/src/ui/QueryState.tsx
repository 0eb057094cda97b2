import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure';
import { Waiting } from './Waiting';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** Height that waiting and failing take, so that nothing moves when the data comes. */
  height?: number;
  /** Shown instead of the data when {@link isEmpty} says there is none. */
  empty?: ReactNode;
  isEmpty?: (data: T) => boolean;
  children: (data: T) => ReactNode;
}

/** The four states of everything that is loaded: waiting, failed, empty, there. Old data stays while new data comes. */
export function QueryState<T>({ query, height = 180, empty, isEmpty, children }: Props<T>) {
  if (query.data !== undefined) {
    return isEmpty?.(query.data) && empty ? empty : children(query.data);
  }
  if (query.error) return <Failure error={query.error} height={height} onRetry={() => void query.refetch()} />;
  return <Waiting height={height} />;
}
