import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Order, ordersQuery, refundOrder } from '@/api/payments';
import { useCan } from '@/lib/can';
import { Confirm } from '@/ui/Confirm';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { PagedTable } from '@/ui/PagedTable';
import { Section } from '@/ui/Section';
import { useOrderColumns } from '../buy/orderColumns';

/** Everyone's orders; who looks after the money can send it back. */
export function Orders() {
  const { t } = useTranslation();
  const acts = useCan('payments.write');
  const orders = useInfiniteQuery(ordersQuery);
  const [asked, ask] = useState<Order>();
  const columns: Column<Order>[] = useOrderColumns();
  if (acts) {
    columns.push({
      id: 'acts',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (order) =>
        order.status === 'paid' &&
        order.grantedAt && (
          <Button size="compact-xs" variant="default" onClick={() => ask(order)}>
            {t('topups.refund')}
          </Button>
        ),
    });
  }
  return (
    <Section title={t('topups.orders')}>
      <PagedTable
        label={t('topups.orders')}
        query={orders}
        columns={columns}
        rowKey={(order) => order.id}
        empty={<Empty title={t('topups.noOrders')} hint={t('topups.noOrdersHint')} height={160} />}
      />
      {asked && <Refund order={asked} onClose={() => ask(undefined)} />}
    </Section>
  );
}

function Refund({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  return (
    <Confirm
      opened
      title={t('topups.refundTitle', { name: order.name })}
      effect={
        <>
          {t('topups.refundEffect')}
          <TextInput
            mt="sm"
            label={t('topups.reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      }
      act={t('topups.refund')}
      onConfirm={async () => {
        await refundOrder(order.id, reason);
        await client.invalidateQueries({ queryKey: ['payments'] });
      }}
      onClose={onClose}
    />
  );
}
