import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Alert, ownAlertsQuery } from '@/api/alerts';
import { limitFigure } from '@/lib/limits';
import { useFormat } from '@/lib/useFormat';
import { When } from '@/ui/Quantity';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';

/** What limits have to tell the reader and is not over; nothing while there is nothing. */
export function OwnAlerts() {
  const { t } = useTranslation();
  const alerts = useQuery(ownAlertsQuery).data?.items.filter((alert) => alert.state !== 'resolved') ?? [];
  if (alerts.length === 0) return null;
  return (
    <Section title={t('alerts.own')}>
      <Stack gap={8}>
        {alerts.map((alert) => (
          <OwnAlert key={alert.id} alert={alert} />
        ))}
      </Stack>
    </Section>
  );
}

function OwnAlert({ alert }: { alert: Alert }) {
  const { t } = useTranslation();
  const format = useFormat();
  const show = limitFigure(format, alert, alert.currency);
  const limit = `${t(`unit.${alert.unit as 'tokens'}`)} ${t(`window.${alert.window as 'month'}`)}`;
  return (
    <Group justify="space-between" gap="xs">
      <Group gap="xs">
        <Tag tone={alert.severity === 'critical' ? 'danger' : 'warn'}>{format.percent(alert.threshold, 0)}</Tag>
        <Text fz="sm">
          {alert.name} · {limit}: {t('limits.usedOf', { used: show(alert.used), amount: show(alert.granted) })}
        </Text>
      </Group>
      <Text fz={12.5} c="dimmed">
        <When at={alert.createdAt} />
      </Text>
    </Group>
  );
}
