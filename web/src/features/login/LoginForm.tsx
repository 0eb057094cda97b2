import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { sessionQuery, signIn } from '@/api/session';
import classes from './Login.module.css';
import { LoginFailure } from './LoginFailure';

const route = getRouteApi('/login');

export function LoginForm() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: schemaResolver(
      z.object({
        email: z.email({ error: () => t('login.badEmail') }),
        password: z.string().check(z.minLength(1, { error: () => t('login.noPassword') })),
      }),
      { sync: true },
    ),
  });
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: async (me) => {
      client.setQueryData(sessionQuery.queryKey, me);
      await router.navigate({ to: next ?? '/' });
    },
  });
  return (
    <form className={classes.form} onSubmit={form.onSubmit((values) => enter.mutate(values))} noValidate>
      <Stack gap="md">
        <div>
          <Title order={1} fz={28}>
            {t('login.title')}
          </Title>
          <Text c="dimmed" mt={4}>
            {t('login.lead')}
          </Text>
        </div>
        <LoginFailure error={enter.error} />
        <TextInput
          size="md"
          type="email"
          label={t('login.email')}
          autoComplete="username"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          size="md"
          label={t('login.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {t('login.submit')}
        </Button>
      </Stack>
    </form>
  );
}
