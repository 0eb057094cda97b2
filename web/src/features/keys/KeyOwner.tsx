import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import { teamQuery, userQuery } from '@/api/people';

/** Whose key it is, by name. */
export function KeyOwner({ apiKey }: { apiKey: Key }) {
  const { t } = useTranslation();
  const user = useQuery({ ...userQuery(apiKey.userId ?? ''), enabled: apiKey.userId !== null, staleTime: 300_000 });
  const team = useQuery({ ...teamQuery(apiKey.teamId ?? ''), enabled: apiKey.teamId !== null, staleTime: 300_000 });
  if (apiKey.userId) return <span className="truncate">{user.data?.name ?? '…'}</span>;
  if (apiKey.teamId) return <span className="truncate">{t('keys.ofTeam', { team: team.data?.name ?? '…' })}</span>;
  return <span>{t('scope.organisation')}</span>;
}
