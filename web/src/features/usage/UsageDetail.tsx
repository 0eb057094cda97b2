import { Group } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Usage, usageQuery } from '@/api/usage';
import { Meter } from '@/charts/Meter';
import { Sparkline } from '@/charts/Sparkline';
import { type Bounds, rollupFor } from '@/lib/ranges';
import { useFormat } from '@/lib/useFormat';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { Money, Tokens } from '@/ui/Quantity';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { type DetailRow, detailRows } from './detailRows';
import type { UsageSearch } from './search';

/** Groups that the table names. */
const NAMED = 25;
const METRICS = ['cost', 'requests', 'inputTokens', 'outputTokens', 'cachedTokens'] as const;

/** Every figure of each group side by side, the dearest first. */
export function UsageDetail({ bounds, search }: { bounds: Bounds; search: UsageSearch }) {
  const { t } = useTranslation();
  const queries = useQueries({
    queries: METRICS.map((metric) =>
      usageQuery({ bounds, metric, groupBy: search.groupBy, rollup: rollupFor(bounds), limit: NAMED }),
    ),
  });
  const ready = queries.every((query) => query.data);
  const first = queries.find((query) => query.error) ?? queries.find((query) => !query.data) ?? queries[0];
  if (!first) return null;
  return (
    <Section title={t('usage.detail', { group: t(`group.${search.groupBy}`).toLocaleLowerCase() })}>
      <QueryState
        query={{
          ...first,
          data: ready ? queries.map((query) => query.data as Usage) : undefined,
          refetch: first.refetch as never,
        }}
      >
        {(data) => (
          <Rows rows={detailRows(data, search.groupBy, t)} search={search} currency={data[0]?.currency ?? 'USD'} />
        )}
      </QueryState>
    </Section>
  );
}

function Rows({ rows, search, currency }: { rows: DetailRow[]; search: UsageSearch; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = rows.reduce((sum, row) => sum + row.cost, 0);
  const columns: Column<DetailRow>[] = [
    {
      id: 'name',
      header: t(`group.${search.groupBy}`),
      main: true,
      cell: (row) => (
        <Group gap={8} wrap="nowrap">
          <span className="dot" style={{ background: row.color }} />
          <LinkToRequests row={row} search={search} />
        </Group>
      ),
    },
    { id: 'requests', header: t('metric.requests'), numeric: true, cell: (row) => <Tokens value={row.requests} /> },
    { id: 'input', header: t('usage.input'), numeric: true, cell: (row) => <Tokens value={row.inputTokens} /> },
    { id: 'output', header: t('usage.output'), numeric: true, cell: (row) => <Tokens value={row.outputTokens} /> },
    {
      id: 'cached',
      header: t('usage.cached'),
      numeric: true,
      wide: true,
      cell: (row) => <Tokens value={row.cachedTokens} />,
    },
    {
      id: 'cost',
      header: t('metric.cost'),
      numeric: true,
      cell: (row) => (
        <b>
          <Money micros={row.cost} currency={currency} />
        </b>
      ),
    },
    {
      id: 'share',
      header: t('usage.share'),
      numeric: true,
      cell: (row) => (
        <Group gap={8} justify="flex-end" wrap="nowrap">
          {format.percent(total === 0 ? 0 : row.cost / total, 1)}
          <span style={{ width: 64 }}>
            <Meter
              label={`${t('usage.share')}: ${row.label}`}
              used={total === 0 ? 0 : row.cost / total}
              plain={row.color}
            />
          </span>
        </Group>
      ),
    },
    {
      id: 'trend',
      header: t('usage.trend'),
      numeric: true,
      wide: true,
      cell: (row) => <Sparkline values={row.trend} color={row.color} />,
    },
  ];
  if (rows.length === 0) return <Empty title={t('usage.empty')} />;
  return (
    <DataTable
      label={t('usage.detail', { group: t(`group.${search.groupBy}`).toLocaleLowerCase() })}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
    />
  );
}

/** To the requests behind a row, with the same filters. */
function LinkToRequests({ row, search }: { row: DetailRow; search: UsageSearch }) {
  const filter = filterOf(row, search.groupBy);
  if (!filter) return <span className="truncate">{row.label}</span>;
  return (
    <Link
      to="/requests"
      search={{ range: search.range, from: search.from, to: search.to, ...filter }}
      className="truncate"
      style={{ color: 'inherit' }}
    >
      {row.label}
    </Link>
  );
}

function filterOf(row: DetailRow, groupBy: string): Record<string, string> | null {
  if (row.others) return null;
  if (groupBy === 'model') return { model: row.label };
  const field = { user: 'userId', team: 'teamId', key: 'keyId' }[groupBy];
  return field && row.groupId ? { [field]: row.groupId } : null;
}
