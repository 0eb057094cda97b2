import { Group, SegmentedControl, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outcomeName, outcomeTone } from '@/lib/outcomes';
import { useFormat } from '@/lib/useFormat';
import type { LiveCall } from '@/live/log';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconListDetails, IconSearch } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { Money, Tokens, When } from '@/ui/Quantity';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { Waiting } from '@/ui/Waiting';
import classes from './Live.module.css';
import { type LiveSearch, SHOWN } from './search';

const HEIGHT = 360;

interface Props {
  calls: LiveCall[];
  /** With those the filters leave out. */
  known: number;
  currency: string;
  loading: boolean;
  paused: boolean;
  search: LiveSearch;
  onChange: (change: Partial<LiveSearch>) => void;
}

/** The newest calls. While the pointer or the focus is among them the rows stay where they are, and only their figures change. */
export function LiveTail({ calls, known, currency, loading, paused, search, onChange }: Props) {
  const { t } = useTranslation();
  const [reading, setReading] = useState(false);
  const held = useRef<string[]>([]);
  const rows = reading ? hold(calls, held.current) : calls;
  if (!reading) held.current = calls.map((call) => call.id);
  const waiting = reading ? calls.filter((call) => !held.current.includes(call.id)).length : 0;
  return (
    <Section
      title={t('live.tail')}
      lead={waiting > 0 && !paused ? t('live.waiting', { count: waiting }) : t('live.tailLead')}
    >
      <Group gap="sm" mb="sm" align="end">
        <SegmentedControl
          aria-label={t('live.show')}
          value={search.show}
          data={SHOWN.map((value) => ({ value, label: t(`live.shown.${value}`) }))}
          onChange={(show) => onChange({ show: show as LiveSearch['show'] })}
        />
        <TextInput
          aria-label={t('live.find')}
          placeholder={t('live.find')}
          leftSection={<IconSearch size={16} />}
          w={{ base: '100%', xs: 260 }}
          value={search.find ?? ''}
          onChange={(event) => onChange({ find: event.currentTarget.value || undefined })}
        />
      </Group>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing to operate, it only notices that it is read */}
      <div
        onPointerEnter={(event) => event.pointerType === 'mouse' && setReading(true)}
        onPointerLeave={() => setReading(false)}
        onFocus={() => setReading(true)}
        onBlur={() => setReading(false)}
      >
        {rows.length > 0 ? (
          <Rows rows={rows} currency={currency} open={search.request} onOpen={(request) => onChange({ request })} />
        ) : loading ? (
          <Waiting height={HEIGHT} />
        ) : known > 0 ? (
          <Empty title={t('app.nothingFound')} icon={IconSearch} height={HEIGHT} />
        ) : (
          <Empty title={t('live.empty')} hint={t('live.emptyHint')} icon={IconListDetails} height={HEIGHT}>
            <ButtonLink to="/keys" variant="default">
              {t('nav.keys')}
            </ButtonLink>
          </Empty>
        )}
      </div>
    </Section>
  );
}

/** The rows that were there, as they are now. */
function hold(calls: LiveCall[], ids: string[]): LiveCall[] {
  const now = new Map(calls.map((call) => [call.id, call]));
  return ids.flatMap((id) => now.get(id) ?? []);
}

interface RowsProps {
  rows: LiveCall[];
  currency: string;
  open: string | undefined;
  onOpen: (id: string) => void;
}

function Rows({ rows, currency, open, onOpen }: RowsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const columns: Column<LiveCall>[] = [
    { id: 'at', header: t('requests.at'), main: true, cell: (call) => <When at={call.startedAt} only="moment" /> },
    {
      id: 'who',
      header: t('requests.who'),
      cell: (call) => (
        <>
          <div className="truncate">{call.userName ?? call.keyName}</div>
          {call.userName && (
            <Text fz={12} c="dimmed" className="truncate">
              {call.keyName}
            </Text>
          )}
        </>
      ),
    },
    { id: 'model', header: t('group.model'), cell: (call) => call.model },
    { id: 'in', header: t('usage.input'), numeric: true, cell: (call) => <Tokens value={call.inputTokens} /> },
    { id: 'out', header: t('usage.output'), numeric: true, cell: (call) => <Tokens value={call.outputTokens} /> },
    {
      id: 'cost',
      header: t('metric.cost'),
      numeric: true,
      cell: (call) => (call.status == null ? '–' : <Money micros={call.costMicros} currency={currency} />),
    },
    {
      id: 'time',
      header: t('requests.duration'),
      numeric: true,
      wide: true,
      cell: (call) => (call.durationMs == null ? '–' : format.milliseconds(call.durationMs)),
    },
    {
      id: 'status',
      header: t('group.status'),
      cell: (call) =>
        call.status == null ? (
          <span className={classes.running}>{t('live.running')}</span>
        ) : (
          <Tag tone={outcomeTone(call.status)}>{outcomeName(call.status)}</Tag>
        ),
    },
  ];
  return (
    <DataTable
      label={t('live.tail')}
      columns={columns}
      rows={rows}
      rowKey={(call) => call.id}
      open={open}
      onOpen={(call) => onOpen(call.id)}
    />
  );
}
