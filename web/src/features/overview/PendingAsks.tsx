import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Ask, approveAsk, denyAsk } from '@/api/own';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import { type Column, DataTable } from '@/ui/DataTable';
import { FormError } from '@/ui/FormError';
import { When } from '@/ui/Quantity';
import { Section } from '@/ui/Section';
import { useDone } from '@/ui/useNotice';

/** People who wait for a larger limit, each answered with one click; nothing while nobody waits. */
export function PendingAsks({ asks }: { asks: Ask[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const decides = useCan('asks.decide');
  const decide = useDecision();
  if (asks.length === 0) return null;
  const amount = (value: number | null) => (value === null ? t('app.unlimited') : format.integer(value));
  const columns: Column<Ask>[] = [
    { id: 'who', header: t('requests.who'), main: true, cell: (ask) => ask.userName },
    {
      id: 'more',
      header: t('people.monthlyTokens'),
      numeric: true,
      cell: (ask) => `${amount(ask.currentTokens)} → ${amount(ask.monthlyTokens)}`,
    },
    { id: 'reason', header: t('home.reason'), cell: (ask) => <Text fz="sm">{ask.reason}</Text> },
    { id: 'at', header: t('requests.at'), wide: true, cell: (ask) => <When at={ask.createdAt} /> },
  ];
  if (decides) {
    columns.push({
      id: 'acts',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (ask) => (
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate({ ask, approve: true })}>
            {t('overview.approve')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => decide.mutate({ ask, approve: false })}>
            {t('overview.deny')}
          </Button>
        </Group>
      ),
    });
  }
  return (
    <Section title={t('overview.asks')}>
      <FormError error={decide.error} />
      <DataTable label={t('overview.asks')} columns={columns} rows={asks} rowKey={(ask) => ask.id} />
    </Section>
  );
}

function useDecision() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  return useMutation({
    mutationFn: ({ ask, approve }: { ask: Ask; approve: boolean }) =>
      approve ? approveAsk(ask.id, ask.monthlyTokens) : denyAsk(ask.id, ''),
    onSuccess: async (ask) => {
      done(t(ask.status === 'approved' ? 'overview.approved' : 'overview.denied', { name: ask.userName }));
      await client.invalidateQueries({ queryKey: ['usage', 'overview'] });
    },
  });
}
