import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { Orders } from './Orders';
import { PackList } from './PackList';
import { PayProviders } from './PayProviders';
import { Reconciliation } from './Reconciliation';
import { VoucherList } from './VoucherList';

/** What is sold, what was sold, and whether it adds up. */
export default function TopUpsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('nav.topups')} lead={t('topups.lead')} />
      <div style={{ display: 'grid', gap: 16, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Reconciliation />
        <Orders />
        <PackList />
        <VoucherList />
        <PayProviders />
      </div>
    </>
  );
}
