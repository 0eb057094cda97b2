import { useTranslation } from 'react-i18next';
import type { Order } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { When } from '@/ui/Quantity';
import { Tag, type Tone } from '@/ui/Tag';
import { reais } from './centavos';

type Status = 'pending' | 'paid' | 'refunding' | 'refunded' | 'reversed' | 'expired';
const TONES: Record<Status, Tone> = {
  pending: 'warn',
  paid: 'ok',
  refunding: 'warn',
  refunded: 'quiet',
  reversed: 'danger',
  expired: 'quiet',
};

/** What a row of orders says. */
export function useOrderColumns(): Column<Order>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    { id: 'at', header: t('requests.at'), main: true, cell: (order) => <When at={order.createdAt} /> },
    { id: 'name', header: t('buy.pack'), cell: (order) => order.name },
    { id: 'by', header: t('buy.way'), wide: true, cell: (order) => t(`buy.by.${order.method as 'pix'}`) },
    { id: 'tokens', header: t('buy.tokens'), numeric: true, cell: (order) => format.integer(order.tokens) },
    { id: 'price', header: t('buy.price'), numeric: true, cell: (order) => reais(format, order.centavos) },
    {
      id: 'status',
      header: t('buy.status'),
      cell: (order) => (
        <>
          <Tag tone={TONES[order.status as Status]}>{t(`buy.is.${order.status as Status}`)}</Tag>
          {order.problem && <Tag tone="danger">{t(`buy.problem.${order.problem as 'amount'}`)}</Tag>}
        </>
      ),
    },
  ];
}
