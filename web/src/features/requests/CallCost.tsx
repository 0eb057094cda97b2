import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Call } from '@/api/requests';
import { word } from '@/i18n/word';
import { useFormat } from '@/lib/useFormat';
import { type Fact, Facts } from '@/ui/Facts';
import { Money } from '@/ui/Quantity';

const CLASSES = [
  'inputUncached',
  'inputCacheRead',
  'inputCacheWrite5m',
  'inputCacheWrite1h',
  'outputTotal',
  'outputReasoning',
  'audioInput',
  'audioOutput',
  'imageInput',
  'imageOutput',
] as const;

/** What was charged, by class of token, and what the count rests on. */
export function CallCost({ call }: { call: Call }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: Fact[] = CLASSES.filter((name) => call.usage[name] > 0).map((name) => [
    t(`requests.class.${name}`),
    <span key={name} className="num">
      {format.integer(call.usage[name])}
    </span>,
  ]);
  facts.push([t('requests.basis'), word('requests.bases', call.basis)]);
  if (call.priceVersion)
    facts.push([t('requests.priceVersion'), <code key="v">{call.priceVersion.slice(0, 24)}</code>]);
  if (call.serviceTier) facts.push([t('requests.tier'), call.serviceTier]);
  if (call.webSearches > 0) facts.push([t('requests.webSearches'), format.integer(call.webSearches)]);
  return (
    <>
      <Text fz={26} fw={680}>
        <Money micros={call.costMicros} currency={call.currency} />
      </Text>
      <Facts facts={facts} />
    </>
  );
}
