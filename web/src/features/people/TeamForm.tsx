import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { createTeam, renameTeam, type Team } from '@/api/people';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';

export function TeamForm({ team, onClose }: { team?: Team; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: team?.name ?? '' },
    validate: { name: (name) => (name.trim() ? null : t('people.noName')) },
  });
  const run = useMutation({
    mutationFn: ({ name }: { name: string }) => (team ? renameTeam(team.id, name.trim()) : createTeam(name.trim())),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: ['teams'] });
      await client.invalidateQueries({ queryKey: ['team'] });
    },
  });
  return (
    <Dialog title={t(team ? 'people.rename' : 'people.newTeam')} opened onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <Stack gap="sm">
          <TextInput label={t('people.name')} data-autofocus {...form.getInputProps('name')} />
          <FormError error={run.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {t('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
