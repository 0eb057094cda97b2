import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ownOrdersQuery } from '@/api/payments';
import { Empty } from '@/ui/Empty';
import { IconHistory } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { useOrderColumns } from './orderColumns';

/** One's purchases and what else gave tokens; a row opens its receipt. */
export function OwnOrders({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(ownOrdersQuery);
  return (
    <PagedTable
      label={t('buy.orders')}
      query={orders}
      columns={useOrderColumns()}
      rowKey={(order) => order.id}
      onOpen={(order) => onOpen(order.id)}
      empty={<Empty title={t('buy.noOrders')} hint={t('buy.noOrdersHint')} icon={IconHistory} height={180} />}
    />
  );
}
