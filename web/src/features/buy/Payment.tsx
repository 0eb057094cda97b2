import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moves, type Order, ownOrderQuery } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import { CodeBlock } from '@/ui/CodeBlock';
import { Dialog } from '@/ui/Dialog';
import { IconCircleCheck } from '@/ui/icons';
import { QueryState } from '@/ui/QueryState';
import { Waiting } from '@/ui/Waiting';
import { reais } from './centavos';
import { Receipt } from './Receipt';

const QrCode = lazy(() => import('../account/QrCode'));

/** One order: to pay while it waits, confirmed by itself, a receipt afterwards. */
export function Payment({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const order = useQuery(ownOrderQuery(id));
  const resting = order.data && !moves(order.data) ? order.data.status : undefined;
  useEffect(() => {
    if (!resting) return;
    void client.invalidateQueries({ queryKey: ['me', 'orders'] });
    void client.invalidateQueries({ queryKey: ['me', 'balance'] });
  }, [resting, client]);
  return (
    <Dialog title={t('buy.order')} opened onClose={onClose} size="lg">
      <QueryState query={order} height={320}>
        {(data) => (
          <Stack gap="md">
            <div role="status">
              <State order={data} />
            </div>
            {data.status === 'pending' ? <Pay order={data} /> : <Receipt order={data} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('app.close')}
              </Button>
            </Group>
          </Stack>
        )}
      </QueryState>
    </Dialog>
  );
}

function State({ order }: { order: Order }) {
  const { t } = useTranslation();
  const done = order.status === 'paid' && order.grantedAt;
  if (!done) return <Text fw={600}>{t(`buy.says.${order.status as 'pending'}`)}</Text>;
  return (
    <Alert variant="light" color="green" icon={<IconCircleCheck />} title={t('buy.says.granted')}>
      <Text fz="sm" c="var(--mantine-color-text)">
        {t('buy.thanks')}
      </Text>
    </Alert>
  );
}

function Pay({ order }: { order: Order }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (order.redirectUrl) {
    return (
      <Button component="a" href={order.redirectUrl}>
        {t('buy.goPay', { price: reais(format, order.centavos) })}
      </Button>
    );
  }
  if (!order.pixCode) return <Waiting height={260} />;
  return (
    <Stack gap="sm" align="center">
      <Text fz="xl" fw={700}>
        {reais(format, order.centavos)}
      </Text>
      <Suspense fallback={<Waiting height={184} />}>
        <QrCode text={order.pixCode} label={t('buy.qr')} />
      </Suspense>
      <div style={{ width: '100%' }}>
        <CodeBlock text={order.pixCode} label={t('buy.code')} />
      </div>
      <Countdown until={order.expiresAt} />
    </Stack>
  );
}

function Countdown({ until }: { until: string }) {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, Math.floor((Date.parse(until) - now) / 1000));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <Text fz="sm" c="dimmed">
      {t('buy.left', { time })}
    </Text>
  );
}
