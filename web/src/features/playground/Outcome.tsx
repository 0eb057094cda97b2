import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownCallQuery, ownExplanationQuery } from '@/api/own';
import { CallRefused } from '@/api/playground';
import { useFormat } from '@/lib/useFormat';
import { IconAlertTriangle } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import classes from './Playground.module.css';
import type { Exchange } from './useChat';

/** What the last call held, was charged and left over; or why it was refused. */
export function Outcome({ chat, currency }: { chat: Exchange; currency: string }) {
  const { t } = useTranslation();
  if (chat.error) return <Refused error={chat.error} />;
  if (chat.stopped) return <Text className={classes.note}>{t('playground.stopped')}</Text>;
  if (!chat.told?.id) return null;
  return <Charged told={chat.told} id={chat.told.id} currency={currency} />;
}

function Refused({ error }: { error: Error }) {
  const { t } = useTranslation();
  const id = error instanceof CallRefused ? error.callId : null;
  return (
    <Alert
      m="sm"
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      title={t('playground.refused')}
      styles={{ title: { color: 'var(--sol-danger)' }, message: { color: 'var(--mantine-color-text)' } }}
    >
      {error instanceof CallRefused ? error.message : t('app.unreachableHint')}{' '}
      {id && (
        <AnchorLink to="/me/requests" search={{ request: id }} fz="sm">
          {t('playground.why')}
        </AnchorLink>
      )}
    </Alert>
  );
}

function Charged({ told, id, currency }: { told: NonNullable<Exchange['told']>; id: string; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const call = useQuery(ownCallQuery(id)).data;
  const limits = useQuery(ownExplanationQuery(id)).data?.limits;
  const held = limits?.find((limit) => limit.unit === 'tokens')?.asked;
  const used = call
    ? call.usage.inputUncached +
      call.usage.inputCacheRead +
      call.usage.inputCacheWrite5m +
      call.usage.inputCacheWrite1h +
      call.usage.outputTotal
    : undefined;
  const facts: [string, string | undefined][] = [
    [t('playground.held'), held === undefined ? undefined : t('playground.tokens', { tokens: format.integer(held) })],
    [
      t('playground.charged'),
      call &&
        `${format.money(call.costMicros, call.currency ?? currency)} · ${t('playground.tokens', { tokens: format.integer(used ?? 0) })}`,
    ],
    [
      t('playground.remaining'),
      told.remaining === null ? undefined : t('playground.tokens', { tokens: format.integer(told.remaining) }),
    ],
    [t('playground.first'), told.firstMs === null ? undefined : format.milliseconds(told.firstMs)],
    [t('playground.total'), format.milliseconds(told.totalMs)],
  ];
  return (
    <dl className={classes.facts} aria-live="polite">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="num">{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
