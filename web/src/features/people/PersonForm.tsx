import { Button, Group, NumberInput, PasswordInput, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeUser, createUser, type User } from '@/api/people';
import { ApiProblem } from '@/api/problem';
import { ROLES } from '@/lib/access';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';
import { TeamPick } from '@/ui/Pick';
import { useDone } from '@/ui/useNotice';

/** Adds a person, or changes one. */
export function PersonForm({ user, onClose }: { user?: User; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const form = useForm({
    initialValues: {
      email: user?.email ?? '',
      name: user?.name ?? '',
      role: user?.role ?? 'member',
      teamId: user?.teamId ?? null,
      monthlyTokens: (user?.monthlyTokens ?? '') as number | string,
      password: '',
    },
    validate: { email: (email) => (/^\S+@\S+\.\S+$/.test(email) ? null : t('login.badEmail')) },
  });
  const run = useMutation({
    mutationFn: (values: typeof form.values) => {
      const body = {
        ...values,
        name: values.name.trim() || null,
        monthlyTokens: values.monthlyTokens === '' ? null : Number(values.monthlyTokens),
        password: values.password || null,
      };
      return user ? changeUser(user.id, body) : createUser(body);
    },
    onSuccess: async (saved) => {
      done(t(user ? 'app.saved' : 'people.added', { name: saved.name }));
      onClose();
      await client.invalidateQueries({ queryKey: ['users'] });
      await client.invalidateQueries({ queryKey: ['user', saved.id] });
      await client.invalidateQueries({ queryKey: ['limits', 'user', saved.id] });
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fields),
  });
  const fieldless = run.error instanceof ApiProblem && Object.keys(run.error.fields).length > 0 ? null : run.error;
  return (
    <Dialog title={user ? user.name : t('people.new')} opened onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <Stack gap="sm">
          <TextInput type="email" label={t('people.email')} data-autofocus {...form.getInputProps('email')} />
          <TextInput label={t('people.name')} {...form.getInputProps('name')} />
          <Group grow align="start">
            <Select
              label={t('people.role')}
              allowDeselect={false}
              data={ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))}
              {...form.getInputProps('role')}
            />
            <TeamPick label={t('group.team')} clearable {...form.getInputProps('teamId')} />
          </Group>
          <NumberInput
            label={t('people.monthlyTokens')}
            description={t('people.monthlyHint')}
            placeholder={t('app.unlimited')}
            min={0}
            thousandSeparator=" "
            hideControls
            {...form.getInputProps('monthlyTokens')}
          />
          <PasswordInput
            label={t('people.password')}
            description={t(user ? 'people.passwordKeep' : 'people.passwordHint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            {...form.getInputProps('password')}
          />
          <FormError error={fieldless} />
          <Group justify="flex-end" gap="xs" mt="xs">
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
