import { Text, Timeline } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Call } from '@/api/requests';
import { inputOf } from '@/lib/tokens';
import { useFormat } from '@/lib/useFormat';
import { Empty } from '@/ui/Empty';
import { IconCheck, IconX } from '@/ui/icons';

/** Each provider that was asked, in order: a fallback shows here. */
export function CallAttempts({ call }: { call: Call }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (call.attempts.length === 0) return <Empty title={t('requests.noAttempts')} hint={t('requests.noAttemptsHint')} />;
  return (
    <Timeline active={call.attempts.length} bulletSize={24} lineWidth={2} color="gray">
      {call.attempts.map((attempt, index) => {
        const good = attempt.status < 400 && attempt.status > 0;
        return (
          <Timeline.Item
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is all that tells two tries of one deployment apart
            key={index}
            color={good ? 'green.8' : 'red.8'}
            bullet={
              good ? <IconCheck size={13} stroke={3} color="#fff" /> : <IconX size={13} stroke={3} color="#fff" />
            }
            title={attempt.deployment}
          >
            <Text fz="sm" c="dimmed" className="num">
              {attempt.status} · {attempt.outcome} · {format.milliseconds(attempt.durationMs)}
            </Text>
            <Text fz="sm" className="num">
              {t('requests.attemptUsed', {
                input: format.integer(inputOf(attempt.usage)),
                output: format.integer(attempt.usage.outputTotal),
                cost: format.money(attempt.costMicros, call.currency),
              })}
            </Text>
          </Timeline.Item>
        );
      })}
    </Timeline>
  );
}
