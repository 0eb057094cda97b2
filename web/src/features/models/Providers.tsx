import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Deployment, deploymentsQuery, testDeployment } from '@/api/providers';
import { word } from '@/i18n/word';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { IconPlug } from '@/ui/icons';
import { Tokens, When } from '@/ui/Quantity';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag, type Tone } from '@/ui/Tag';
import { useNotice } from '@/ui/useNotice';
import classes from './Models.module.css';

const HEIGHT = 320;
const TONES: Record<string, Tone> = { available: 'ok', resting: 'danger', spent: 'warn' };

/** How each provider and each deployment does, as the replica that answers sees it. */
export function Providers() {
  const { t } = useTranslation();
  const deployments = useQuery(deploymentsQuery);
  return (
    <QueryState
      query={deployments}
      height={HEIGHT}
      isEmpty={(data) => data.length === 0}
      empty={
        <div className="surface">
          <Empty title={t('models.noProviders')} hint={t('models.noProvidersHint')} icon={IconPlug} height={HEIGHT} />
        </div>
      }
    >
      {(data) => (
        <Stack gap="md">
          <div className={classes.cards}>
            {[...new Set(data.map((one) => one.provider))].map((name) => (
              <Card key={name} name={name} deployments={data.filter((one) => one.provider === name)} />
            ))}
          </div>
          <Section title={t('models.deployments')} lead={t('models.deploymentsLead')}>
            <Deployments rows={data} />
          </Section>
        </Stack>
      )}
    </QueryState>
  );
}

const sum = (deployments: Deployment[], value: (one: Deployment) => number) =>
  deployments.reduce((total, one) => total + value(one), 0);

function Card({ name, deployments }: { name: string; deployments: Deployment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const available = deployments.filter((one) => one.state === 'available').length;
  const answered = sum(deployments, (one) => one.answered);
  const all = answered + sum(deployments, (one) => one.failed);
  const state = available === deployments.length ? 'available' : available > 0 ? 'partly' : 'resting';
  const failures = deployments.flatMap((one) => one.lastFailure ?? []).sort((a, b) => b.at.localeCompare(a.at));
  return (
    <section className={`surface ${classes.card}`} aria-label={name}>
      <div className={classes.head}>
        <b className="truncate">{name}</b>
        <Tag tone={state === 'partly' ? 'warn' : (TONES[state] ?? 'quiet')}>{t(`models.states.${state}`)}</Tag>
      </div>
      <div className={classes.big}>{all === 0 ? '–' : format.percent(answered / all, 1)}</div>
      <Text fz={12.5} c="dimmed">
        {all === 0 ? t('models.noAttempts') : t('models.ofAttempts', { count: all, all: format.integer(all) })}
      </Text>
      <Text fz={12.5} c="dimmed" mt={4}>
        {failures[0] ? (
          <>
            {t('models.lastFailure')}: {word('models.failures', failures[0].kind)},{' '}
            <When at={failures[0].at} only="moment" />
          </>
        ) : (
          t('models.noFailure')
        )}
      </Text>
    </section>
  );
}

function Deployments({ rows }: { rows: Deployment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useCan('models.write');
  const columns: Column<Deployment>[] = [
    {
      id: 'id',
      header: t('group.deployment'),
      main: true,
      cell: (one) => (
        <>
          <div className="truncate">{one.id}</div>
          <Text fz={12} c="dimmed" className="truncate">
            {one.provider} · {one.host}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      header: t('models.state'),
      cell: (one) => (
        <>
          <Tag tone={TONES[one.state] ?? 'quiet'}>{word('models.states', one.state)}</Tag>
          {one.returnsAt && (
            <Text fz={12} c="dimmed">
              {t('models.until')} <When at={one.returnsAt} only="time" />
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'rate',
      header: t('models.success'),
      numeric: true,
      cell: (one) =>
        one.answered + one.failed === 0 ? '–' : format.percent(one.answered / (one.answered + one.failed), 1),
    },
    {
      id: 'first',
      header: t('models.firstEvent'),
      numeric: true,
      cell: (one) => (one.firstEventMs === null ? '–' : format.milliseconds(one.firstEventMs)),
    },
    {
      id: 'now',
      header: t('models.underWay'),
      numeric: true,
      wide: true,
      cell: (one) => <Tokens value={one.underWay} />,
    },
    {
      id: 'failure',
      header: t('models.lastFailure'),
      wide: true,
      cell: (one) =>
        one.lastFailure ? (
          <>
            <div>
              {word('models.failures', one.lastFailure.kind)}
              {one.lastFailure.status > 0 && ` (${one.lastFailure.status})`}
            </div>
            <Text fz={12} c="dimmed">
              <When at={one.lastFailure.at} only="moment" />
            </Text>
          </>
        ) : (
          '–'
        ),
    },
    {
      id: 'key',
      header: t('models.credential'),
      cell: (one) => t(one.hasCredential ? 'models.credentialSet' : 'models.credentialNone'),
    },
    ...(may
      ? [{ id: 'test', header: t('app.acts'), silent: true, cell: (one: Deployment) => <TestButton id={one.id} /> }]
      : []),
  ];
  return <DataTable label={t('models.deployments')} columns={columns} rows={rows} rowKey={(one) => one.id} />;
}

function TestButton({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const notice = useNotice();
  const run = useMutation({
    mutationFn: () => testDeployment(id),
    onSuccess: ({ healthy, failure, durationMs }) =>
      notice({
        title: t(healthy ? 'models.testGood' : 'models.testBad', { id }),
        message: `${failure ? `${word('models.failures', failure)} · ` : ''}${format.milliseconds(durationMs)} · ${t('models.testFree')}`,
        bad: !healthy,
      }),
    onError: (error) => notice({ message: error.message, bad: true }),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={run.isPending}
      aria-label={t('models.testOne', { id })}
      onClick={() => run.mutate()}
    >
      {t('models.test')}
    </Button>
  );
}
