import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { profileQuery } from '@/api/profile';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { ProfileForm } from './ProfileForm';
import { SecondFactor } from './SecondFactor';
import { Sessions } from './Sessions';

export default function AccountPage() {
  const { t } = useTranslation();
  const profile = useQuery(profileQuery);
  return (
    <>
      <PageHeader title={t('nav.account')} />
      <Stack gap="md" maw={860}>
        <QueryState query={profile} height={260}>
          {(data) => <ProfileForm profile={data} />}
        </QueryState>
        <SecondFactor />
        <Sessions />
      </Stack>
    </>
  );
}
