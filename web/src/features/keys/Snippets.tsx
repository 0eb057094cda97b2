import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forChat, modelNamesQuery } from '@/api/client-surface';
import { CodeBlock } from '@/ui/CodeBlock';
import { snippets } from './snippetTexts';
import { TryNow } from './TryNow';

interface Props {
  secret: string;
  /** The models that the key may call; null for all. */
  models: string[] | null;
  /** A chat client's key must name a person with each call. */
  trusted: boolean;
}

/** Calls to paste, filled in with this gateway's address, the key, and a model that it may call. */
export function Snippets({ secret, models, trusted }: Props) {
  const { t } = useTranslation();
  const known = useQuery(modelNamesQuery(secret));
  const chat = known.data && forChat(known.data);
  const model = models?.find((name) => !name.includes('*')) ?? chat?.[0] ?? 'MODEL';
  const texts = snippets({ origin: location.origin, secret, model, trusted, hello: t('keys.hello') });
  return (
    <>
      <Tabs defaultValue="curl" keepMounted={false}>
        <Tabs.List mb="xs">
          {texts.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {texts.map(({ name, text }) => (
          <Tabs.Panel key={name} value={name}>
            <CodeBlock text={text} label={t('app.copy')} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!trusted && known.data && <TryNow secret={secret} model={model} />}
    </>
  );
}
