import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { createOwnKey, ownKeysQuery, revokeOwnKey, rotateOwnKey } from '@/api/keys';
import { rowsOf } from '@/api/paging';
import { profileQuery } from '@/api/profile';
import { KeyPeek } from '@/features/keys/KeyPeek';
import { KeyTable } from '@/features/keys/KeyTable';
import { IconPlus } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { NewOwnKey } from './LazyNewOwnKey';

const route = getRouteApi('/inside/me/keys');

/** One's own keys, as far as the organisation allows them. */
export default function OwnKeysPage() {
  const { t } = useTranslation();
  const { key: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const keys = useInfiniteQuery(ownKeysQuery);
  const policy = useQuery(profileQuery).data?.keys;
  const [creating, dialog] = useDisclosure();
  const open = (key: string | undefined) => void navigate({ search: { key }, replace: !key });
  const create = policy?.allowed && (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {t('keys.new')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('nav.myKeys')}
        lead={
          policy && t(policy.allowed ? 'keys.ownLead' : 'keys.ownForbidden', { count: policy.limit, days: policy.days })
        }
      >
        {create}
      </PageHeader>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <KeyTable own keys={keys} open={opened} onOpen={(key) => open(key.id)} create={create} />
      </div>
      <KeyPeek keys={rowsOf(keys.data) ?? []} id={opened} onChange={open} rotate={rotateOwnKey} revoke={revokeOwnKey} />
      {policy && <NewOwnKey opened={creating} onClose={dialog.close} days={policy.days} create={createOwnKey} />}
    </>
  );
}
