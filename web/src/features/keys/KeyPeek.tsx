import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import { Confirm } from '@/ui/Confirm';
import { IconBan, IconRotate } from '@/ui/icons';
import { Peek } from '@/ui/Peek';
import { useDone } from '@/ui/useNotice';
import { KeyFacts } from './KeyFacts';
import { KeySecret } from './KeySecret';
import { RotateKey } from './RotateKey';

interface Props {
  keys: Key[];
  id: string | undefined;
  onChange: (id: string | undefined) => void;
  /** Absent when the reader may not. */
  rotate: ((id: string, overlapSeconds: number) => Promise<Key>) | undefined;
  revoke: ((id: string) => Promise<unknown>) | undefined;
}

/** One key: what it may do, and the ways to replace or end it. */
export function KeyPeek({ keys, id, onChange, rotate, revoke }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const [act, setAct] = useState<'rotate' | 'revoke' | null>(null);
  const [fresh, setFresh] = useState<Key | null>(null);
  const at = keys.findIndex((key) => key.id === id);
  const key = keys[at];
  const refresh = () => client.invalidateQueries({ predicate: (query) => query.queryKey.includes('keys') });
  const to = (index: number) => {
    const neighbour = keys[index];
    return neighbour ? () => onChange(neighbour.id) : undefined;
  };
  return (
    <>
      <Peek
        title={key?.name ?? ''}
        opened={!!key}
        onClose={() => onChange(undefined)}
        onPrevious={to(at - 1)}
        onNext={to(at + 1)}
      >
        {key && (
          <Stack gap="md">
            <KeyFacts apiKey={key} />
            {key.status === 'active' && (
              <Group gap="xs">
                {rotate && (
                  <Button variant="default" leftSection={<IconRotate size={16} />} onClick={() => setAct('rotate')}>
                    {t('keys.rotate')}
                  </Button>
                )}
                {revoke && (
                  <Button
                    variant="light"
                    color="red"
                    leftSection={<IconBan size={16} />}
                    onClick={() => setAct('revoke')}
                  >
                    {t('keys.revoke')}
                  </Button>
                )}
              </Group>
            )}
          </Stack>
        )}
      </Peek>
      {key && revoke && (
        <Confirm
          opened={act === 'revoke'}
          title={t('keys.revokeAsk', { name: key.name })}
          effect={t('keys.revokeEffect')}
          act={t('keys.revoke')}
          onClose={() => setAct(null)}
          onConfirm={async () => {
            await revoke(key.id);
            await refresh();
            done(t('keys.revoked', { name: key.name }));
          }}
        />
      )}
      {key && rotate && (
        <RotateKey
          apiKey={key}
          opened={act === 'rotate'}
          onClose={() => setAct(null)}
          rotate={async (overlap) => {
            setFresh(await rotate(key.id, overlap));
            await refresh();
          }}
        />
      )}
      <KeySecret apiKey={fresh} onDone={() => setFresh(null)} />
    </>
  );
}
