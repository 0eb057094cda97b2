import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { colorOf } from '@/charts/data';
import { StackedColumns } from '@/charts/StackedColumns';
import { useFormat } from '@/lib/useFormat';
import { perSecond, type Snapshot } from '@/live/log';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconActivity } from '@/ui/icons';
import { Tokens } from '@/ui/Quantity';
import { Section } from '@/ui/Section';
import classes from './Live.module.css';

const HEIGHT = 220;
const CHARTED = 5;
const FLOW_SECONDS = 10;

interface ModelRow {
  model: string;
  color: string;
  total: number;
  rate: number;
  running: number;
}

/** The last minute second by second, and the same by model in figures. */
export function LiveFlow({ picture }: { picture: Snapshot }) {
  const { t } = useTranslation();
  const models = useMemo(() => modelRows(picture), [picture]);
  return (
    <div className={classes.flow}>
      <Section title={t('live.flow')} lead={t('live.flowLead')}>
        {models.some((row) => row.total > 0) ? (
          <Chart picture={picture} models={models} />
        ) : (
          <Empty title={t('live.quiet')} hint={t('live.quietHint')} icon={IconActivity} height={HEIGHT} />
        )}
      </Section>
      <Section title={t('live.models')}>
        <Models rows={models} />
      </Section>
    </div>
  );
}

function modelRows({ seconds, running }: Snapshot): ModelRow[] {
  const totals = new Map(Object.entries(running).map(([model]) => [model, 0]));
  for (const second of seconds)
    for (const [model, tokens] of Object.entries(second.models)) totals.set(model, (totals.get(model) ?? 0) + tokens);
  return [...totals]
    .filter(([model, total]) => total > 0 || (running[model] ?? 0) > 0)
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .map(([model, total], index) => ({
      model,
      total,
      color: colorOf(index),
      rate: perSecond(seconds, FLOW_SECONDS, (second) => second.models[model] ?? 0),
      running: running[model] ?? 0,
    }));
}

function Chart({ picture, models }: { picture: Snapshot; models: ModelRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { seconds } = picture;
  const named = models.slice(0, CHARTED);
  const others = models.slice(CHARTED);
  const series = [
    ...named.map((row) => ({
      id: row.model,
      label: row.model,
      color: row.color,
      values: seconds.map((second) => second.models[row.model] ?? 0),
    })),
    ...(others.length === 0
      ? []
      : [
          {
            id: 'others',
            label: t('app.others'),
            color: colorOf(CHARTED),
            values: seconds.map((second) => others.reduce((sum, row) => sum + (second.models[row.model] ?? 0), 0)),
          },
        ]),
  ];
  return (
    <StackedColumns
      label={t('live.flow')}
      buckets={seconds.map((_, k) => ({
        label: k === seconds.length - 1 ? t('live.now') : t('live.ago', { seconds: seconds.length - 1 - k }),
        partial: k === seconds.length - 1,
      }))}
      series={series}
      formatShort={format.compact}
      format={format.integer}
      totalLabel={t('chart.total')}
      partialLabel={t('chart.partial')}
      height={HEIGHT}
    />
  );
}

function Models({ rows }: { rows: ModelRow[] }) {
  const { t } = useTranslation();
  const columns: Column<ModelRow>[] = [
    {
      id: 'model',
      header: t('group.model'),
      main: true,
      cell: (row) => (
        <span className={classes.model}>
          <span className="dot" style={{ background: row.color }} />
          <span className="truncate">{row.model}</span>
        </span>
      ),
    },
    { id: 'rate', header: t('live.tokens'), numeric: true, cell: (row) => <Tokens value={Math.round(row.rate)} /> },
    { id: 'minute', header: t('live.minute'), numeric: true, cell: (row) => <Tokens value={row.total} /> },
    { id: 'running', header: t('live.underWay'), numeric: true, cell: (row) => <Tokens value={row.running} /> },
  ];
  if (rows.length === 0) return <Empty title={t('live.noModels')} height={HEIGHT} />;
  return <DataTable label={t('live.models')} columns={columns} rows={rows} rowKey={(row) => row.model} />;
}
