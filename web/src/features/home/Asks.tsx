import { Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownAsksQuery } from '@/api/own';
import { rowsOf } from '@/api/paging';
import { word } from '@/i18n/word';
import { useFormat } from '@/lib/useFormat';
import { type Fact, Facts } from '@/ui/Facts';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';

const SHOWN = 3;

/** What the reader asked for, and what became of it; nothing before the first ask. */
export function Asks() {
  const { t } = useTranslation();
  const format = useFormat();
  const asks = rowsOf(useInfiniteQuery(ownAsksQuery).data) ?? [];
  if (asks.length === 0) return null;
  const facts: Fact[] = asks.slice(0, SHOWN).map((ask) => [
    `${format.date(ask.createdAt)} · ${t('home.tokens', { amount: format.integer(ask.monthlyTokens) })}`,
    <span key={ask.id}>
      <Tag tone={ask.status === 'approved' ? 'ok' : ask.status === 'denied' ? 'danger' : 'quiet'}>
        {word('home.ask_status', ask.status)}
      </Tag>
      {ask.note && (
        <Text fz={12.5} c="dimmed">
          {ask.note}
        </Text>
      )}
    </span>,
  ]);
  return (
    <Section title={t('home.asks')}>
      <Facts facts={facts} />
    </Section>
  );
}
