import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Alert, acknowledgeAlert, resolveAlert } from '@/api/alerts';
import { useNotice } from '@/ui/useNotice';

/** Says that someone is at it, or that it is over; nothing for what is over. */
export function AlertActs({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const notice = useNotice();
  const move = useMutation({
    mutationFn: (act: typeof acknowledgeAlert) => act(alert.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['alerts'] }),
    onError: (error) => notice({ message: error.message, bad: true }),
  });
  if (alert.state === 'resolved') return null;
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {alert.state === 'open' && (
        <Button
          size="compact-sm"
          variant="default"
          loading={move.isPending}
          onClick={() => move.mutate(acknowledgeAlert)}
        >
          {t('alerts.acknowledge')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" loading={move.isPending} onClick={() => move.mutate(resolveAlert)}>
        {t('alerts.resolve')}
      </Button>
    </Group>
  );
}
