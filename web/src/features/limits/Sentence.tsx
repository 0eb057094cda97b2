import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { currencyQuery } from '@/api/limits';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';
import { amountOf, type Draft } from './limitForm';

/** What a limit will do, before it is saved. */
export function Sentence({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: currency } = useQuery(currencyQuery);
  if (draft.amount === '' || !currency) return null;
  const show = limitFigure(format, draft, currency);
  const amount = amountOf(draft);
  const shown = draft.unit === 'tokens' ? `${show(amount)} ${t('unit.tokens').toLocaleLowerCase()}` : show(amount);
  const blocks = draft.used >= amount * draft.blockAt;
  return (
    <Text fz="sm" mt={4}>
      {t('limits.sentence', {
        amount: shown,
        window: t(`window.${draft.window}`),
        alert: draft.alertAt === '' ? '–' : format.percent(Number(draft.alertAt) / 100),
      })}{' '}
      {draft.model.trim() && t('limits.sentenceModel', { model: draft.model.trim() })}{' '}
      {blocks && (
        <Text span fw={640} c="var(--sol-danger)" fz="sm">
          {t('limits.blocksNow', { used: show(draft.used) })}
        </Text>
      )}
    </Text>
  );
}
