import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forChat, modelNamesQuery } from '@/api/client-surface';
import { sessionQuery } from '@/api/session';
import { Empty } from '@/ui/Empty';
import { QueryState } from '@/ui/QueryState';
import { SnippetTabs } from './SnippetTabs';

interface Props {
  secret: string;
  /** The models that the key may call; null for all. */
  models: string[] | null;
  /** A chat client's key must name a person with each call: the reader, here. */
  trusted: boolean;
}

/** Calls to paste. They wait for a model that the key may call: with a made-up name they would only fail. */
export function Snippets({ secret, models, trusted }: Props) {
  const { t } = useTranslation();
  const email = useQuery(sessionQuery).data?.email ?? '';
  const person = trusted ? email : undefined;
  const known = useQuery(modelNamesQuery(secret, person));
  const named = models?.find((name) => !name.includes('*'));
  const choose = (all: string[]) => named ?? forChat(all)[0];
  return (
    <QueryState
      query={known}
      height={220}
      isEmpty={(all) => !choose(all)}
      empty={<Empty title={t('keys.noModels')} hint={t('keys.noModelsHint')} />}
    >
      {(all) => <SnippetTabs secret={secret} model={choose(all) ?? ''} person={person} />}
    </QueryState>
  );
}
