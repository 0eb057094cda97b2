import { Button, Group, NumberInput, SegmentedControl, Select, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewKey as Body, Key } from '@/api/keys';
import { ApiProblem } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { TeamPick, UserPick } from '@/ui/Pick';
import { KeySecret } from './KeySecret';
import { BLANK, bodyOf, EXPIRIES, type KeyForm } from './keyForm';

interface Props {
  opened: boolean;
  onClose: () => void;
  create: (body: Body) => Promise<Key>;
}

/** Makes a key for a person, a team, or a chat client. */
export function NewKey({ opened, onClose, create }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const self = useQuery(sessionQuery).data?.id ?? null;
  const [made, setMade] = useState<Key | null>(null);
  const form = useForm<KeyForm>({
    initialValues: BLANK,
    validate: { name: (name) => (name.trim() ? null : t('keys.noName')) },
  });
  const run = useMutation({
    mutationFn: (values: KeyForm) => create(bodyOf(values, self, new Date())),
    onSuccess: async (key) => {
      setMade(key);
      onClose();
      form.reset();
      await client.invalidateQueries({ predicate: (query) => query.queryKey.includes('keys') });
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fields),
  });
  return (
    <>
      <Dialog title={t('keys.new')} opened={opened} onClose={onClose}>
        <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
          <Stack gap="sm">
            <TextInput
              label={t('keys.name')}
              description={t('keys.nameHint')}
              data-autofocus
              {...form.getInputProps('name')}
            />
            <SegmentedControl
              fullWidth
              aria-label={t('keys.for')}
              data={(['user', 'team', 'client'] as const).map((value) => ({ value, label: t(`keys.fors.${value}`) }))}
              {...form.getInputProps('owner')}
            />
            <Text fz={12.5} c="dimmed">
              {t(`keys.forHints.${form.values.owner}`)}
            </Text>
            {form.values.owner === 'user' && <UserPick label={t('group.user')} {...form.getInputProps('userId')} />}
            {form.values.owner === 'team' && <TeamPick label={t('group.team')} {...form.getInputProps('teamId')} />}
            <TagsInput label={t('keys.models')} description={t('keys.modelsHint')} {...form.getInputProps('models')} />
            <Group grow align="start">
              <Select
                label={t('keys.expires')}
                allowDeselect={false}
                data={EXPIRIES.map((value) => ({ value, label: t(`keys.expiries.${value}`) }))}
                {...form.getInputProps('expires')}
              />
              <NumberInput
                label={t('keys.requestsPerMinute')}
                placeholder={t('app.unlimited')}
                min={1}
                hideControls
                {...form.getInputProps('requestsPerMinute')}
              />
            </Group>
            <FormError
              error={run.error instanceof ApiProblem && Object.keys(run.error.fields).length > 0 ? null : run.error}
            />
            <Group justify="flex-end" gap="xs" mt="xs">
              <Button variant="default" onClick={onClose}>
                {t('app.cancel')}
              </Button>
              <Button type="submit" loading={run.isPending}>
                {t('app.create')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
      <KeySecret
        apiKey={made}
        onDone={() => {
          setMade(null);
          run.reset(); // It holds the secret too.
        }}
      />
    </>
  );
}
