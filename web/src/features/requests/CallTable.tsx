import { Text } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Page } from '@/api/paging';
import type { Call } from '@/api/requests';
import { outcomeName, outcomeTone } from '@/lib/outcomes';
import { inputOf } from '@/lib/tokens';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconListDetails } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { Money, Tokens, When } from '@/ui/Quantity';
import { Tag } from '@/ui/Tag';

interface Props {
  calls: UseInfiniteQueryResult<{ pages: Page<Call>[] }>;
  open: string | undefined;
  onOpen: (call: Call) => void;
  /** On a page about one person who called goes without saying. */
  own?: boolean;
  /** Height of the place while it is empty. */
  height?: number;
}

export function CallTable({ calls, open, onOpen, own = false, height = 320 }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const who: Column<Call> = {
    id: 'who',
    header: t('requests.who'),
    cell: (call) => (
      <>
        <div className="truncate">{call.userName ?? call.keyName ?? '–'}</div>
        {call.userName && (
          <Text fz={12} c="dimmed" className="truncate">
            {call.keyName}
          </Text>
        )}
      </>
    ),
  };
  const columns: Column<Call>[] = [
    { id: 'at', header: t('requests.at'), main: true, cell: (call) => <When at={call.startedAt} only="moment" /> },
    ...(own ? [] : [who]),
    {
      id: 'model',
      header: t('group.model'),
      cell: (call) => (
        <>
          <div>{call.model}</div>
          {call.deployment && call.deployment !== call.model && (
            <Text fz={12} c="dimmed" className="truncate">
              {call.deployment}
            </Text>
          )}
        </>
      ),
    },
    { id: 'in', header: t('usage.input'), numeric: true, cell: (call) => <Tokens value={inputOf(call.usage)} /> },
    { id: 'out', header: t('usage.output'), numeric: true, cell: (call) => <Tokens value={call.usage.outputTotal} /> },
    {
      id: 'cost',
      header: t('metric.cost'),
      numeric: true,
      cell: (call) => <Money micros={call.costMicros} currency={call.currency} />,
    },
    {
      id: 'first',
      header: t('requests.firstByte'),
      numeric: true,
      wide: true,
      cell: (call) => (call.firstByteMs === null ? '–' : format.milliseconds(call.firstByteMs)),
    },
    {
      id: 'time',
      header: t('requests.duration'),
      numeric: true,
      wide: true,
      cell: (call) => format.milliseconds(call.durationMs),
    },
    {
      id: 'status',
      header: t('group.status'),
      cell: (call) => <Tag tone={outcomeTone(call.status)}>{outcomeName(call.status)}</Tag>,
    },
  ];
  return (
    <PagedTable
      label={t('nav.requests')}
      query={calls}
      columns={columns}
      rowKey={(call) => call.id}
      onOpen={onOpen}
      open={open}
      empty={
        <Empty title={t('requests.empty')} hint={t('requests.emptyHint')} icon={IconListDetails} height={height} />
      }
    />
  );
}
