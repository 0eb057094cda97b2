import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { providersQuery } from '@/api/payments';
import { Facts } from '@/ui/Facts';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';

/** Which ways to pay are on, and where their webhooks go. */
export function PayProviders() {
  const { t } = useTranslation();
  const providers = useQuery(providersQuery);
  return (
    <Section title={t('topups.providers')} lead={t('topups.providersHint')}>
      <QueryState query={providers}>
        {(data) => (
          <Facts
            facts={data.map((provider) => [
              provider.name,
              <>
                <Tag tone={provider.isOn ? 'ok' : 'quiet'}>{t(provider.isOn ? 'topups.on' : 'topups.off')}</Tag>{' '}
                <code>{provider.webhook}</code>
              </>,
            ])}
          />
        )}
      </QueryState>
    </Section>
  );
}
