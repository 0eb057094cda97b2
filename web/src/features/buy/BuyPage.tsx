import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shopQuery } from '@/api/payments';
import { Empty } from '@/ui/Empty';
import { IconCoins } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { OwnOrders } from './OwnOrders';
import { Packs } from './Packs';
import { Payment } from './Payment';
import { Redeem } from './Redeem';

const route = getRouteApi('/inside/me/buy');

/** Buy tokens, redeem a voucher, and what one bought before. */
export default function BuyPage() {
  const { t } = useTranslation();
  const { order } = route.useSearch();
  const navigate = route.useNavigate();
  const shop = useQuery(shopQuery);
  const open = (id: string | undefined) => void navigate({ search: { order: id }, replace: !id });
  return (
    <>
      <PageHeader title={t('nav.myPurchases')} lead={t('buy.lead', { count: shop.data?.withdrawalDays ?? 7 })} />
      <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Section title={t('buy.packs')}>
          <QueryState
            query={shop}
            isEmpty={({ packs, providers }) => packs.length === 0 || providers.length === 0}
            empty={<Empty title={t('buy.none')} hint={t('buy.noneHint')} icon={IconCoins} height={180} />}
          >
            {(data) => <Packs shop={data} onOrder={(made) => open(made.id)} />}
          </QueryState>
        </Section>
        <Section title={t('buy.voucher')} lead={t('buy.voucherHint')}>
          <Redeem />
        </Section>
        <Section title={t('buy.orders')}>
          <OwnOrders onOpen={open} />
        </Section>
      </div>
      {order && <Payment key={order} id={order} onClose={() => open(undefined)} />}
    </>
  );
}
