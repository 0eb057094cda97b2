import { useQuery } from '@tanstack/react-query';
import { teamQuery } from '@/api/people';

export function TeamName({ id }: { id: string | null }) {
  const team = useQuery({ ...teamQuery(id ?? ''), enabled: id !== null, staleTime: 300_000 });
  return <span>{id === null ? '–' : (team.data?.name ?? '…')}</span>;
}
