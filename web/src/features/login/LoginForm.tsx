import { Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signIn, signInOptionsQuery } from '@/api/session';
import { AnchorLink } from '@/ui/links';
import classes from './Login.module.css';
import { LoginFailure } from './LoginFailure';
import { useNeedsCode } from './useNeedsCode';

const route = getRouteApi('/login');
const EMAIL = /^\S+@\S+\.\S+$/;

/** E-mail and password, and a code where the gateway asks for one. No form library: this page is to be light. */
export function LoginForm() {
  const { t } = useTranslation();
  const { next } = route.useSearch();
  const router = useRouter();
  const client = useQueryClient();
  const [tried, setTried] = useState(false);
  const [fields, setFields] = useState({ email: '', password: '', code: '' });
  const valid = EMAIL.test(fields.email.trim()) && fields.password !== '';
  const enter = useMutation({
    mutationFn: () => signIn({ ...fields, code: fields.code.trim() || null }),
    onSuccess: async (me) => {
      client.setQueryData(sessionQuery.queryKey, me);
      await router.navigate({ to: next ?? '/' });
    },
  });
  const needsCode = useNeedsCode(enter.error);
  const options = useQuery(signInOptionsQuery).data;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (valid) enter.mutate();
  };
  const bind = (name: keyof typeof fields) => ({
    size: 'md' as const,
    value: fields[name],
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      const { value } = event.currentTarget;
      setFields((all) => ({ ...all, [name]: value }));
    },
  });
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
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
          type="email"
          label={t('login.email')}
          autoComplete="username"
          error={tried && !EMAIL.test(fields.email.trim()) && t('login.badEmail')}
          {...bind('email')}
        />
        <PasswordInput
          label={t('login.password')}
          autoComplete="current-password"
          error={tried && fields.password === '' && t('login.noPassword')}
          visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
          {...bind('password')}
        />
        {needsCode && (
          <TextInput
            label={t('login.code')}
            description={t('login.codeHint')}
            autoComplete="one-time-code"
            autoFocus
            {...bind('code')}
          />
        )}
        <Button type="submit" size="md" fullWidth loading={enter.isPending}>
          {t('login.submit')}
        </Button>
        {options?.singleSignOn && (
          <>
            <Text className={classes.or}>{t('login.or')}</Text>
            {/* Not a route of the dashboard: the gateway sends the browser on to the identity provider. */}
            <Button component="a" href="/api/auth/sso" variant="default" size="md" fullWidth>
              {t('login.sso')}
            </Button>
          </>
        )}
        {options?.passwordReset && (
          <AnchorLink to="/reset" fz="sm" ta="center">
            {t('login.forgot')}
          </AnchorLink>
        )}
      </Stack>
    </form>
  );
}
