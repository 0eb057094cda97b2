import { Button, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setPassword } from '@/api/session';
import { FormError } from '@/ui/FormError';
import { Frame } from './Frame';
import classes from './Login.module.css';

/** The token travels behind the #: browsers send that part to nobody. */
const tokenOf = (hash: string): string => new URLSearchParams(hash.replace(/^#/, '')).get('token') ?? '';

/** Where the link of an invitation or of a reset ends. */
export default function SetPasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [token] = useState(() => tokenOf(location.hash));
  const [password, set] = useState('');
  const run = useMutation({
    mutationFn: () => setPassword(token, password),
    onSuccess: () => navigate({ to: '/login' }),
  });
  return (
    <Frame title={t('login.newPassword')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Stack gap="md">
          <Title order={1} fz={28}>
            {t('login.newPassword')}
          </Title>
          <Text c="dimmed">{t(token ? 'login.newPasswordLead' : 'login.noToken')}</Text>
          <FormError error={run.error} />
          <PasswordInput
            size="md"
            required
            label={t('login.newPassword')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            value={password}
            onChange={(event) => set(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth disabled={!token} loading={run.isPending}>
            {t('app.save')}
          </Button>
        </Stack>
      </form>
    </Frame>
  );
}
