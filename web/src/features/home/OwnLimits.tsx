import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Balance } from '@/api/own';
import { Empty } from '@/ui/Empty';
import { IconWallet } from '@/ui/icons';
import { LimitBar } from '@/ui/LimitBar';
import { Section } from '@/ui/Section';

/** Every limit that holds for the reader, the narrow ones first. */
export function OwnLimits({ balance }: { balance: Balance }) {
  const { t } = useTranslation();
  return (
    <Section title={t('home.limits')} lead={t('home.limitsLead')}>
      {balance.limits.length === 0 ? (
        <Empty title={t('app.unlimited')} icon={IconWallet} />
      ) : (
        <Stack gap="lg">
          {balance.limits.map((limit) => (
            <LimitBar
              key={`${limit.scope}${limit.unit}${limit.window}${limit.model}`}
              title={t(`scope.${limit.scope as 'user'}`)}
              currency={balance.currency}
              limit={{ ...limit, amount: limit.spendable, periodEnd: limit.renewsAt, blockAt: 1 }}
            />
          ))}
        </Stack>
      )}
    </Section>
  );
}
