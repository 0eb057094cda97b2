import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { createKey, keysQuery, revokeKey, rotateKey } from '@/api/keys';
import { useCan } from '@/lib/can';
import { IconPlus } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { Search } from '@/ui/Search';
import { KeyPeek } from './KeyPeek';
import { KeyTable } from './KeyTable';

/** Most visits make no key. */
const NewKey = lazy(() => import('./NewKey').then((file) => ({ default: file.NewKey })));

const route = getRouteApi('/inside/keys');

export default function KeysPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const keys = useInfiniteQuery(keysQuery(search.q));
  const writes = useCan('keys.write');
  const [creating, dialog] = useDisclosure();
  const open = (key: string | undefined) => void navigate({ search: (old) => ({ ...old, key }), replace: !key });
  const create = writes && (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      {t('keys.new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('nav.keys')} lead={t('keys.lead')}>
        <Search
          label={t('keys.search')}
          value={search.q}
          onChange={(q) => void navigate({ search: (old) => ({ ...old, q }), replace: true })}
        />
        {create}
      </PageHeader>
      <div className="surface" style={{ padding: '4px 16px 12px' }}>
        <KeyTable keys={keys} open={search.key} onOpen={(key) => open(key.id)} create={create} searched={!!search.q} />
      </div>
      <KeyPeek
        keys={keys.data?.pages.flatMap((page) => page.items) ?? []}
        id={search.key}
        onChange={open}
        rotate={writes ? rotateKey : undefined}
        revoke={writes ? revokeKey : undefined}
      />
      {writes && (
        <Suspense fallback={null}>
          <NewKey opened={creating} onClose={dialog.close} create={createKey} />
        </Suspense>
      )}
    </>
  );
}
