import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Voucher, vouchersQuery } from '@/api/payments';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { PagedTable } from '@/ui/PagedTable';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { NewVoucher } from './NewVoucher';

/** Codes that give tokens, and how often they were redeemed. */
export function VoucherList() {
  const { t } = useTranslation();
  const format = useFormat();
  const acts = useCan('payments.write');
  const vouchers = useInfiniteQuery(vouchersQuery);
  const [making, dialog] = useDisclosure();
  const columns: Column<Voucher>[] = [
    { id: 'code', header: t('topups.code'), main: true, cell: (voucher) => `…${voucher.hint}` },
    { id: 'tokens', header: t('topups.tokens'), numeric: true, cell: (voucher) => format.integer(voucher.tokens) },
    {
      id: 'uses',
      header: t('topups.uses'),
      numeric: true,
      cell: (voucher) => t('topups.usedOf', { used: voucher.redeemed, uses: voucher.uses }),
    },
    { id: 'expires', header: t('topups.expires'), wide: true, cell: (voucher) => format.date(voucher.expiresAt) },
    {
      id: 'status',
      header: t('buy.status'),
      cell: (voucher) => (
        <Tag tone={voucher.status === 'open' ? 'ok' : 'quiet'}>{t(`topups.status.${voucher.status as 'open'}`)}</Tag>
      ),
    },
  ];
  return (
    <Section
      title={t('topups.vouchers')}
      aside={
        acts && (
          <Button size="xs" variant="default" onClick={dialog.open}>
            {t('topups.newVoucher')}
          </Button>
        )
      }
    >
      <PagedTable
        label={t('topups.vouchers')}
        query={vouchers}
        columns={columns}
        rowKey={(voucher) => voucher.id}
        empty={<Empty title={t('topups.noVouchers')} hint={t('topups.noVouchersHint')} height={160} />}
      />
      {making && <NewVoucher onClose={dialog.close} />}
    </Section>
  );
}
