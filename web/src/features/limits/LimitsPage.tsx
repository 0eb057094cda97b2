import { SegmentedControl, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ORGANISATION } from '@/api/limits';
import { useWidestScope } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconWallet } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { TeamPick, UserPick } from '@/ui/Pick';
import { KeyPick } from './KeyPick';
import { LimitList } from './LimitList';
import { SCOPES, type Scope } from './search';

const route = getRouteApi('/inside/limits');

/** Who may spend how much, and how much of it is gone. */
export default function LimitsPage() {
  const { t } = useTranslation();
  const widest = useWidestScope();
  const search = route.useSearch();
  const scope = search.scope ?? widest.scope;
  const id = search.scope ? search.id : widest.id;
  const navigate = route.useNavigate();
  const choose = (to: string | null) => void navigate({ search: { scope, id: to ?? undefined }, replace: true });
  const scopeId = scope === 'organisation' ? ORGANISATION : id;
  return (
    <>
      <PageHeader title={t('nav.limits')} lead={t('limits.lead')} />
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('limits.title')}
          style={{ alignSelf: 'start', maxWidth: '100%' }}
          value={scope}
          data={SCOPES.filter((one) => one !== 'organisation' || widest.scope === 'organisation').map((value) => ({
            value,
            label: t(`scope.${value}`),
          }))}
          onChange={(to) => void navigate({ search: { scope: to as Scope }, replace: true })}
        />
        {scope === 'team' && (
          <TeamPick label={t('group.team')} value={id ?? null} onChange={choose} w={{ base: '100%', xs: 360 }} />
        )}
        {scope === 'user' && (
          <UserPick label={t('group.user')} value={id ?? null} onChange={choose} w={{ base: '100%', xs: 360 }} />
        )}
        {scope === 'key' && <KeyPick value={id ?? null} onChange={choose} />}
        {scopeId ? (
          <LimitList key={`${scope}${scopeId}`} scope={scope} scopeId={scopeId} />
        ) : (
          <div className="surface">
            <Empty title={t('limits.choose')} hint={t('limits.chooseHint')} icon={IconWallet} height={260} />
          </div>
        )}
      </Stack>
    </>
  );
}
