import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Limit, replaceLimits } from '@/api/limits';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { IconPlus } from '@/ui/icons';
import { useDone } from '@/ui/useNotice';
import { DraftFields } from './DraftFields';
import { blank, type Draft, draftOf, sameLimit, termOf } from './limitForm';
import { Sentence } from './Sentence';
import type { Scope } from './search';

interface Props {
  scope: Scope;
  scopeId: string;
  limits: Limit[];
  onClose: () => void;
}

/** All limits of a scope at once, and in words what they will do. */
export function LimitEditor({ scope, scopeId, limits, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const [drafts, setDrafts] = useState<Draft[]>(() => (limits.length > 0 ? limits.map(draftOf) : [blank(0)]));
  const twice = drafts.some((one, k) => drafts.some((other, m) => m > k && sameLimit(one, other)));
  const incomplete = drafts.some((draft) => draft.amount === '' || Number(draft.amount) < 0);
  const run = useMutation({
    mutationFn: () => replaceLimits(scope, scopeId, drafts.map(termOf)),
    onSuccess: async () => {
      done(t('app.saved'));
      onClose();
      await client.invalidateQueries({ queryKey: ['limits'] });
    },
  });
  const change = (id: number, part: Partial<Draft>) =>
    setDrafts((all) => all.map((draft) => (draft.id === id ? { ...draft, ...part } : draft)));
  const next = Math.max(-1, ...drafts.map((draft) => draft.id)) + 1;
  return (
    <Dialog title={t('limits.edit')} opened onClose={onClose} size="xl">
      <Stack gap="md">
        {drafts.map((draft) => (
          <DraftFields
            key={draft.id}
            draft={draft}
            onChange={(part) => change(draft.id, part)}
            onRemove={() => setDrafts((all) => all.filter((one) => one.id !== draft.id))}
          />
        ))}
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          style={{ alignSelf: 'start' }}
          onClick={() => setDrafts((all) => [...all, blank(next)])}
        >
          {t('limits.add')}
        </Button>
        <section className="surface" style={{ padding: 14, background: 'var(--sol-sunken)' }} aria-live="polite">
          <Text fw={640} fz="sm" mb={4}>
            {t('limits.effect')}
          </Text>
          {drafts.length === 0 && <Text fz="sm">{t('limits.removesAll')}</Text>}
          {drafts.map((draft) => (
            <Sentence key={draft.id} draft={draft} />
          ))}
        </section>
        {twice && (
          <Text fz="sm" c="var(--sol-danger)" role="alert">
            {t('limits.duplicate')}
          </Text>
        )}
        <FormError error={run.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button disabled={twice || incomplete} loading={run.isPending} onClick={() => run.mutate()}>
            {t('app.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
