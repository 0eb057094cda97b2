import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '@/api/requests';
import { Meter } from '@/charts/Meter';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';

/** One limit as it stood: used, held by others, asked by this call. */
export function WhyLimit({ limit, currency }: { limit: Explanation['limits'][number]; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = limitFigure(format, limit, currency);
  return (
    <>
      <Text fz="sm" className="num" c={limit.fits ? 'dimmed' : 'var(--sol-danger)'} mb={6}>
        {t('requests.stood', { used: show(limit.used), amount: show(limit.limit), asked: show(limit.asked) })}
        {limit.held > 0 && ` ${t('requests.heldByOthers', { held: show(limit.held) })}`}
      </Text>
      <Meter
        label={t('requests.stood', { used: show(limit.used), amount: show(limit.limit), asked: show(limit.asked) })}
        used={limit.limit === 0 ? 1 : limit.used / limit.limit}
        held={limit.limit === 0 ? 0 : (limit.held + limit.asked) / limit.limit}
      />
      {limit.renewsAt && (
        <Text fz={12.5} c="dimmed" mt={4}>
          {t('limits.renews', { when: format.dateTime(limit.renewsAt) })}
        </Text>
      )}
    </>
  );
}
