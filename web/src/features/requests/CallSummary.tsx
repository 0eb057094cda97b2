import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Call } from '@/api/requests';
import { outcomeName, outcomeTone } from '@/lib/outcomes';
import { useFormat } from '@/lib/useFormat';
import { Copy } from '@/ui/Copy';
import { type Fact, Facts } from '@/ui/Facts';
import { When } from '@/ui/Quantity';
import { Tag } from '@/ui/Tag';

export function CallSummary({ call }: { call: Call }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: Fact[] = [
    [
      t('requests.id'),
      <Group key="id" gap={4} wrap="nowrap" justify="flex-end">
        <code style={{ fontSize: 12 }}>{call.id}</code>
        <Copy text={call.id} label={t('app.copy')} />
      </Group>,
    ],
    [
      t('group.status'),
      <Tag key="tag" tone={outcomeTone(call.status)}>
        {outcomeName(call.status)}
      </Tag>,
    ],
    [t('requests.at'), <When key="at" at={call.startedAt} />],
    [t('requests.who'), call.userName ?? '–'],
    [t('group.key'), call.keyName ?? call.keyId],
    [
      t('group.model'),
      call.deployment && call.deployment !== call.model ? `${call.model} → ${call.deployment}` : call.model,
    ],
    [t('group.provider'), call.provider ?? '–'],
    [
      t('requests.duration'),
      call.firstByteMs === null
        ? format.milliseconds(call.durationMs)
        : t('requests.timing', {
            total: format.milliseconds(call.durationMs),
            first: format.milliseconds(call.firstByteMs),
          }),
    ],
  ];
  return <Facts facts={facts} />;
}
