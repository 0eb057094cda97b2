import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { balanceQuery } from '@/api/own';
import { profileQuery } from '@/api/profile';
import { useOwnCalls } from '@/live/useOwnCalls';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { Asks } from './Asks';
import { Available } from './Available';
import classes from './Home.module.css';
import { Latest } from './Latest';
import { OwnAlerts } from './OwnAlerts';
import { OwnLimits } from './OwnLimits';
import { Week } from './Week';

/** What can I spend now, and until when does it last? */
export default function HomePage() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery).data;
  const balance = useQuery(balanceQuery);
  useOwnCalls();
  const first = profile?.name.split(' ')[0] ?? '';
  return (
    <>
      <PageHeader title={t('home.title', { name: first })} />
      <Stack gap="md">
        <QueryState query={balance} height={220}>
          {(data) => (
            <>
              <Available balance={data} />
              <div className={classes.columns}>
                <Week />
                <OwnLimits balance={data} />
              </div>
            </>
          )}
        </QueryState>
        <OwnAlerts />
        <Asks />
        <Latest />
      </Stack>
    </>
  );
}
