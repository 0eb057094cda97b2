import { Alert, Stack, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Call, Explanation, explanationQuery } from '@/api/requests';
import { Empty } from '@/ui/Empty';
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconX } from '@/ui/icons';
import { QueryState } from '@/ui/QueryState';
import { WhyLimit } from './WhyLimit';

/** Why the call was let through or refused: every limit that was asked, as it stood at that moment. */
export function Why({ call, explain }: { call: Call; explain: typeof explanationQuery }) {
  const why = useQuery(explain(call.id));
  return (
    <QueryState query={why} height={240}>
      {(data) => <Steps why={data} call={call} />}
    </QueryState>
  );
}

function Steps({ why, call }: { why: Explanation; call: Call }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'pt-BR' ? 'pt-BR' : 'en';
  const blocking = why.limits.find((limit) => !limit.fits);
  return (
    <Stack gap="md">
      <Verdict why={why} sentence={blocking?.sentence[language]} call={call} />
      {why.limits.length === 0 ? (
        <Empty title={t('requests.noLimits')} hint={t('requests.noLimitsHint')} />
      ) : (
        <Timeline active={why.limits.length} bulletSize={24} lineWidth={2} color="gray">
          {why.limits.map((limit) => (
            <Timeline.Item
              key={`${limit.scope}${limit.scopeId}${limit.unit}${limit.window}${limit.model}`}
              color={limit.fits ? 'green.8' : 'red.8'}
              bullet={
                limit.fits ? (
                  <IconCheck size={13} stroke={3} color="#fff" />
                ) : (
                  <IconX size={13} stroke={3} color="#fff" />
                )
              }
              title={`${t(`scope.${limit.scope as 'team'}`)} · ${t(`unit.${limit.unit as 'tokens'}`)} ${t(`window.${limit.window as 'month'}`)}`}
            >
              <WhyLimit limit={limit} currency={call.currency} />
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Stack>
  );
}

function Verdict({ why, sentence, call }: { why: Explanation; sentence: string | undefined; call: Call }) {
  const { t } = useTranslation();
  const bad = why.verdict === 'refused' || call.status >= 400;
  const verdict = t(`requests.verdict.${why.verdict as 'refused'}`);
  return (
    <Alert
      color={bad ? 'red' : 'green'}
      variant="light"
      icon={bad ? <IconAlertTriangle /> : <IconCircleCheck />}
      title={verdict}
      styles={{
        title: { color: bad ? 'var(--sol-danger)' : 'var(--sol-ok)' },
        message: { color: 'var(--mantine-color-text)' },
      }}
    >
      {sentence ??
        (call.errorCode ? <Text fz="sm">{t('requests.code', { code: call.errorCode })}</Text> : t('requests.allFit'))}
    </Alert>
  );
}
