import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Difference, differencesQuery } from '@/api/payments';
import { useFormat } from '@/lib/useFormat';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { reais } from '../buy/centavos';

const LISTS = ['paidNotGranted', 'grantedNotPaid', 'reversedNotClawed'] as const;

/** The three lists that must be empty. */
export function Reconciliation() {
  const { t } = useTranslation();
  const found = useQuery(differencesQuery);
  return (
    <Section title={t('topups.check')}>
      <QueryState
        query={found}
        height={60}
        isEmpty={(data) => LISTS.every((list) => data[list].length === 0)}
        empty={<Tag tone="ok">{t('topups.allFits')}</Tag>}
      >
        {(data) =>
          LISTS.filter((list) => data[list].length > 0).map((list) => (
            <div key={list}>
              <Text fw={600}>{t(`topups.lists.${list}`)}</Text>
              <Rows rows={data[list]} />
            </div>
          ))
        }
      </QueryState>
    </Section>
  );
}

function Rows({ rows }: { rows: Difference[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul style={{ margin: 0, fontSize: 14 }}>
      {rows.map((row) => (
        <li key={`${row.orderId}-${row.paymentId}`}>
          {[
            format.dateTime(new Date(row.at ?? 0)),
            row.provider,
            reais(format, row.centavos ?? 0),
            row.problem && t(`buy.problem.${row.problem as 'amount'}`),
            row.paymentId ?? row.orderId,
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ul>
  );
}
