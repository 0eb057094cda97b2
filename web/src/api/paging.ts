import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list that is read page by page; the cursor is the gateway's and means nothing here. */
export function pagedQuery<T>(key: QueryKey, readPage: (cursor: string | undefined) => Promise<Page<T>>) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export const rowsOf = <T>(pages: { pages: Page<T>[] } | undefined): T[] | undefined =>
  pages?.pages.flatMap((page) => page.items);
