import { Button, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/client';
import type { Key } from '@/api/keys';
import { ApiProblem } from '@/api/problem';
import { KeySecret } from '@/features/keys/KeySecret';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';

const DAY = 86_400_000;

interface Props {
  opened: boolean;
  onClose: () => void;
  /** The longest a key may last. */
  days: number;
  create: (body: Schemas['MyKeyRequest']) => Promise<Key>;
}

export function NewOwnKey({ opened, onClose, days, create }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [made, setMade] = useState<Key | null>(null);
  const form = useForm({
    initialValues: { name: '', days: Math.min(days, 90) as number | string },
    validate: { name: (name) => (name.trim() ? null : t('keys.noName')) },
  });
  const run = useMutation({
    mutationFn: (values: typeof form.values) =>
      create({ name: values.name.trim(), expiresAt: new Date(Date.now() + Number(values.days) * DAY).toISOString() }),
    onSuccess: async (key) => {
      setMade(key);
      onClose();
      form.reset();
      await client.invalidateQueries({ queryKey: ['me', 'keys'] });
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
            <NumberInput label={t('keys.days')} min={1} max={days} {...form.getInputProps('days')} />
            <FormError error={run.error} />
            <Group justify="flex-end" gap="xs">
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
