import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlaygroundModel, Turn } from '@/api/playground';
import { useFormat } from '@/lib/useFormat';

interface Props {
  model: PlaygroundModel | undefined;
  currency: string;
  text: string;
  turns: Turn[];
  system: string;
  most: number;
}

const MILLION = 1_000_000;

/** Most tokenizers make about a token of four letters; what is charged is the provider's count. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

/** What sending would cost: the prompt for certain, the answer at most. */
export function Estimate({ model, currency, text, turns, system, most }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const input = tokensOf(system) + turns.reduce((sum, turn) => sum + tokensOf(turn.content), 0) + tokensOf(text);
  const { inputMicrosPerMillion, outputMicrosPerMillion } = model ?? {};
  const priced = typeof inputMicrosPerMillion === 'number' && typeof outputMicrosPerMillion === 'number';
  const cost = priced
    ? Math.ceil((input * inputMicrosPerMillion + most * outputMicrosPerMillion) / MILLION)
    : undefined;
  return (
    <Text fz={12.5} c="dimmed" className="num">
      {cost === undefined
        ? t('playground.unpriced', { tokens: format.integer(input) })
        : t('playground.estimate', { tokens: format.integer(input), cost: format.money(cost, currency) })}
    </Text>
  );
}
