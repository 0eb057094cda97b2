import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/ui/CodeBlock';
import { snippets } from './snippetTexts';
import { TryNow } from './TryNow';

interface Props {
  secret: string;
  model: string;
  /** Whom a chat client's key names; absent for other keys. */
  person: string | undefined;
}

/** The same call in several languages, filled in with this gateway's address, the key and a model that it may call. */
export function SnippetTabs({ secret, model, person }: Props) {
  const { t } = useTranslation();
  const texts = snippets({ origin: location.origin, secret, model, person, hello: t('keys.hello') });
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
      {!person && <TryNow secret={secret} model={model} />}
    </>
  );
}
