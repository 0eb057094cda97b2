import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isStatus } from '@/api/problem';
import { type Call, callQuery, explanationQuery } from '@/api/requests';
import { CodeBlock } from '@/ui/CodeBlock';
import { Empty } from '@/ui/Empty';
import { Peek } from '@/ui/Peek';
import { QueryState } from '@/ui/QueryState';
import { CallAttempts } from './CallAttempts';
import { CallCost } from './CallCost';
import { CallSummary } from './CallSummary';
import { Why } from './Why';

interface Props {
  id: string | undefined;
  /** The list behind, in its order. */
  ids: string[];
  onChange: (id: string | undefined) => void;
  /** Where the request and its reasons are read: members have their own. */
  read?: typeof callQuery;
  explain?: typeof explanationQuery;
}

/** One request in full: what happened, why, and what it cost. */
export function CallPeek({ id, ids, onChange, read = callQuery, explain = explanationQuery }: Props) {
  const { t } = useTranslation();
  const call = useQuery({ ...read(id ?? ''), enabled: id !== undefined });
  const at = id === undefined ? -1 : ids.indexOf(id);
  const to = (index: number) => {
    const neighbour = at < 0 ? undefined : ids[index];
    return neighbour === undefined ? undefined : () => onChange(neighbour);
  };
  return (
    <Peek
      title={t('requests.one')}
      opened={id !== undefined}
      onClose={() => onChange(undefined)}
      onPrevious={to(at - 1)}
      onNext={to(at + 1)}
    >
      {isStatus(call.error, 404) ? (
        <Empty title={t('requests.unknown')} hint={t('requests.unknownHint')} />
      ) : (
        <QueryState query={call} height={360}>
          {(data) => <Parts key={data.id} call={data} explain={explain} />}
        </QueryState>
      )}
    </Peek>
  );
}

function Parts({ call, explain }: { call: Call; explain: typeof explanationQuery }) {
  const { t } = useTranslation();
  const refused = call.status >= 400;
  return (
    <>
      <CallSummary call={call} />
      <Tabs defaultValue={refused ? 'why' : 'cost'} mt="md" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="why">{t('requests.tab.why')}</Tabs.Tab>
          <Tabs.Tab value="cost">{t('requests.tab.cost')}</Tabs.Tab>
          <Tabs.Tab value="attempts">{t('requests.tab.attempts')}</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="why">
          <Why call={call} explain={explain} />
        </Tabs.Panel>
        <Tabs.Panel value="cost">
          <CallCost call={call} />
        </Tabs.Panel>
        <Tabs.Panel value="attempts">
          <CallAttempts call={call} />
        </Tabs.Panel>
        <Tabs.Panel value="json">
          <CodeBlock label={t('app.copy')} text={JSON.stringify(call, null, 2)} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
