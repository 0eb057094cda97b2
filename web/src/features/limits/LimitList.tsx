import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitsQuery } from '@/api/limits';
import { useCan } from '@/lib/can';
import { Empty } from '@/ui/Empty';
import { IconEdit, IconPlus, IconWallet } from '@/ui/icons';
import { LimitBar } from '@/ui/LimitBar';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { LimitEditor } from './LimitEditor';
import type { Scope } from './search';

/** The limits of one scope, and the way to change them. */
export function LimitList({ scope, scopeId }: { scope: Scope; scopeId: string }) {
  const { t } = useTranslation();
  const limits = useQuery(limitsQuery(scope, scopeId));
  const writes = useCan('limits.write');
  const [editing, setEditing] = useState(false);
  const some = (limits.data?.length ?? 0) > 0;
  const edit = writes && limits.data && (
    <Button
      size="xs"
      variant={some ? 'default' : 'filled'}
      leftSection={some ? <IconEdit size={15} /> : <IconPlus size={15} />}
      onClick={() => setEditing(true)}
    >
      {t(some ? 'limits.edit' : 'limits.add')}
    </Button>
  );
  return (
    <Section title={`${t('limits.title')} · ${t(`scope.${scope}`)}`} aside={some ? edit : null}>
      <QueryState
        query={limits}
        isEmpty={(items) => items.length === 0}
        empty={
          <Empty title={t('limits.empty')} hint={t('limits.emptyHint')} icon={IconWallet}>
            {edit}
          </Empty>
        }
      >
        {(items) => (
          <Stack gap="lg">
            {items.map((limit) => (
              <LimitBar key={`${limit.unit}${limit.window}${limit.model}`} limit={limit} />
            ))}
          </Stack>
        )}
      </QueryState>
      {editing && limits.data && (
        <LimitEditor scope={scope} scopeId={scopeId} limits={limits.data} onClose={() => setEditing(false)} />
      )}
    </Section>
  );
}
