import { Button, Group } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Page, rowsOf } from '@/api/paging';
import { type Column, DataTable } from './DataTable';
import { QueryState } from './QueryState';

interface Props<T> {
  label: string;
  query: UseInfiniteQueryResult<{ pages: Page<T>[] }>;
  columns: Column<T>[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  open?: string | undefined;
  /** Shown when there is no row. */
  empty: ReactNode;
}

/** A list of the gateway, page after page by its cursor. */
export function PagedTable<T>({ query, empty, ...table }: Props<T>) {
  const { t } = useTranslation();
  return (
    <QueryState query={query} height={320} empty={empty} isEmpty={(data) => (rowsOf(data)?.length ?? 0) === 0}>
      {(data) => (
        <>
          <DataTable rows={rowsOf(data) ?? []} {...table} />
          {query.hasNextPage && (
            <Group justify="center" mt="sm">
              <Button
                variant="default"
                size="xs"
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t('app.more')}
              </Button>
            </Group>
          )}
        </>
      )}
    </QueryState>
  );
}
