import { Button, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Price, pricesQuery, priceTableQuery } from '@/api/models';
import { word } from '@/i18n/word';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconCoins } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { perMillion } from './perMillion';

const EditPrice = lazy(() => import('./EditPrice'));

/** What each model costs, and where that is known from. */
export function Prices({ q }: { q: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useCan('prices.write');
  const [edited, setEdited] = useState<Price>();
  const prices = useInfiniteQuery(pricesQuery(q));
  const table = useQuery(priceTableQuery);
  const price = (id: string, header: string, name: string, wide = false): Column<Price> => ({
    id,
    header,
    numeric: true,
    wide,
    cell: (row) => {
      const micros = perMillion(row.prices, name);
      return micros === null ? '–' : format.money(micros, 'USD');
    },
  });
  const columns: Column<Price>[] = [
    {
      id: 'model',
      header: t('group.model'),
      main: true,
      cell: (row) => (
        <>
          <div className="truncate">{row.model}</div>
          <Text fz={12} c="dimmed">
            {row.provider}
          </Text>
        </>
      ),
    },
    price('in', t('usage.input'), 'input_cost_per_token'),
    price('out', t('usage.output'), 'output_cost_per_token'),
    price('read', t('models.cacheRead'), 'cache_read_input_token_cost', true),
    price('write', t('models.cacheWrite'), 'cache_creation_input_token_cost', true),
    { id: 'mode', header: t('models.mode'), wide: true, cell: (row) => word('models.modes', row.mode ?? 'chat') },
    {
      id: 'source',
      header: t('models.source'),
      cell: (row) => <Tag tone={row.source === 'table' ? 'quiet' : 'ok'}>{word('models.sources', row.source)}</Tag>,
    },
    ...(may
      ? [
          {
            id: 'acts',
            header: t('app.acts'),
            silent: true,
            cell: (row: Price) => (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('models.editOne', { model: row.model })}
                onClick={() => setEdited(row)}
              >
                {t('models.edit')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t('models.prices')}
      lead={table.data && t('models.table', { models: format.integer(table.data.models), source: table.data.source })}
    >
      <PagedTable
        label={t('models.prices')}
        query={prices}
        columns={columns}
        rowKey={(row) => `${row.provider}/${row.model}`}
        empty={<Empty title={t('app.nothingFound')} icon={IconCoins} height={320} />}
      />
      {edited && (
        <Suspense fallback={null}>
          <EditPrice price={edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </Section>
  );
}
