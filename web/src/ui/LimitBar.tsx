import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Limit } from '@/api/limits';
import { Meter } from '@/charts/Meter';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';

interface Props {
  limit: Omit<Limit, 'scopeId'>;
  /** Whose limit it is, where several stand together. */
  title?: string;
  /** Of a money limit that does not name its own. */
  currency?: string;
}

/** One limit: what is used of it, where it warns, and when it renews. */
export function LimitBar({ limit, title, currency = '' }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = limitFigure(format, limit, limit.currency ?? currency);
  const name = `${title ? `${title} · ` : ''}${t(`unit.${limit.unit as 'tokens'}`)} ${t(`window.${limit.window as 'month'}`)}${limit.model ? ` · ${limit.model}` : ''}`;
  const share = limit.amount === 0 ? 1 : limit.used / limit.amount;
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text fz="sm" fw={600}>
          {name}
        </Text>
        <Text fz="sm" className="num">
          {t('limits.usedOf', { used: show(limit.used), amount: show(limit.amount) })} ·{' '}
          <b>{format.percent(share, share > 0 && share < 0.1 ? 1 : 0)}</b>
        </Text>
      </Group>
      <Meter
        label={name}
        used={share}
        held={limit.amount === 0 ? 0 : limit.held / limit.amount}
        marks={limit.alertAt}
        alertAt={limit.alertAt[0] ?? 0.8}
        blockAt={limit.blockAt}
      />
      <Text fz={12.5} c="dimmed" mt={4}>
        {limit.periodEnd ? t('limits.renews', { when: format.dateTime(limit.periodEnd) }) : t('limits.neverRenews')}
        {limit.held > 0 && ` ${t('limits.held', { held: show(limit.held) })}`}
      </Text>
    </div>
  );
}
