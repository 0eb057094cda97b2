import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Limit } from '@/api/limits';
import type { Usage } from '@/api/usage';
import { Meter } from '@/charts/Meter';
import { PaceChart } from '@/charts/PaceChart';
import { limitFigure } from '@/lib/limits';
import { paceOf } from '@/lib/pace';
import { useFormat } from '@/lib/useFormat';

/** One limit: what is used of it, and how it will go on. */
export function BudgetPace({ limit, days }: { limit: Limit; days: Usage }) {
  const { t } = useTranslation();
  const format = useFormat();
  const currency = limit.currency ?? '';
  const show = limitFigure(format, limit, currency);
  const pace = paceOf(limit, days.buckets, days.totals, Date.now());
  const alertAt = limit.alertAt[0] ?? 0.8;
  const outlook = pace?.runsOut
    ? t('overview.runsOut', { day: format.day(new Date(pace.runsOut)) })
    : t('overview.lasts');
  return (
    <>
      <Group justify="space-between" align="baseline" gap="xs" mb={6}>
        <Text fz={22} fw={680} className="num">
          {format.percent(limit.used / limit.amount, limit.used / limit.amount < 0.1 ? 1 : 0)}
        </Text>
        <Text fz="sm" c="dimmed" className="num">
          {t('limits.usedOf', { used: show(limit.used), amount: show(limit.amount) })}
        </Text>
      </Group>
      <Meter
        label={t(`overview.budgets.${limit.scope as 'team'}`)}
        used={limit.used / limit.amount}
        held={limit.held / limit.amount}
        marks={limit.alertAt}
        alertAt={alertAt}
        blockAt={limit.blockAt}
      />
      {pace && limit.window !== 'day' && (
        <PaceChart
          label={`${t(`overview.budgets.${limit.scope as 'team'}`)}: ${outlook}`}
          pace={pace}
          alertAt={alertAt}
          format={limitFigure(format, limit, currency, true)}
          formatDay={format.day}
          alertLabel={t('overview.alertLine', { share: format.percent(alertAt) })}
          blockLabel={t('overview.blockLine', { share: format.percent(1) })}
          height={196}
        />
      )}
      <Text fz={12.5} fw={pace?.runsOut ? 620 : 400} c={pace?.runsOut ? 'var(--sol-danger)' : 'dimmed'} mt={4}>
        {outlook} {limit.periodEnd && t('limits.renews', { when: format.dateTime(limit.periodEnd) })}
      </Text>
    </>
  );
}
