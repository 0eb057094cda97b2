import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Pack, packsQuery } from '@/api/payments';
import { useCan } from '@/lib/can';
import { useFormat } from '@/lib/useFormat';
import { type Column, DataTable } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { reais } from '../buy/centavos';
import { PackForm } from './PackForm';

/** What is sold, and what was. */
export function PackList() {
  const { t } = useTranslation();
  const format = useFormat();
  const acts = useCan('payments.write');
  const packs = useQuery(packsQuery);
  const [edited, edit] = useState<Pack | 'new'>();
  const columns: Column<Pack>[] = [
    { id: 'name', header: t('topups.name'), main: true, cell: (pack) => pack.name },
    { id: 'tokens', header: t('topups.tokens'), numeric: true, cell: (pack) => format.integer(pack.tokens) },
    { id: 'days', header: t('topups.days'), numeric: true, wide: true, cell: (pack) => pack.validityDays },
    { id: 'price', header: t('buy.price'), numeric: true, cell: (pack) => reais(format, pack.centavos) },
    {
      id: 'sale',
      header: t('buy.status'),
      cell: (pack) => (
        <Tag tone={pack.onSale ? 'ok' : 'quiet'}>{t(pack.onSale ? 'topups.onSale' : 'topups.offSale')}</Tag>
      ),
    },
  ];
  if (acts) {
    columns.push({
      id: 'acts',
      header: t('app.acts'),
      silent: true,
      numeric: true,
      cell: (pack) => (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${t('topups.edit')}: ${pack.name}`}
          onClick={() => edit(pack)}
        >
          {t('topups.edit')}
        </Button>
      ),
    });
  }
  return (
    <Section
      title={t('topups.packs')}
      aside={
        acts && (
          <Button size="xs" onClick={() => edit('new')}>
            {t('topups.newPack')}
          </Button>
        )
      }
    >
      <QueryState
        query={packs}
        isEmpty={(data) => data.length === 0}
        empty={<Empty title={t('topups.noPacks')} hint={t('topups.noPacksHint')} height={160} />}
      >
        {(data) => <DataTable label={t('topups.packs')} rows={data} columns={columns} rowKey={(pack) => pack.id} />}
      </QueryState>
      {edited && <PackForm {...(edited === 'new' ? {} : { pack: edited })} onClose={() => edit(undefined)} />}
    </Section>
  );
}
