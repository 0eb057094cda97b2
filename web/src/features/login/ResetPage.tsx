import { Alert, Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { askForReset } from '@/api/session';
import { IconCircleCheck } from '@/ui/icons';
import { AnchorLink } from '@/ui/links';
import { Frame } from './Frame';
import classes from './Login.module.css';
import { LoginFailure } from './LoginFailure';

/** Asks for a link to a new password; the answer is the same whoever exists. */
export default function ResetPage() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const run = useMutation({ mutationFn: () => askForReset(email.trim()) });
  return (
    <Frame title={t('login.forgot')}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Stack gap="md">
          <Title order={1} fz={28}>
            {t('login.forgot')}
          </Title>
          <Text c="dimmed">{t('login.resetLead')}</Text>
          <LoginFailure error={run.error} />
          {run.isSuccess && (
            <Alert
              role="status"
              color="green"
              variant="light"
              icon={<IconCircleCheck />}
              styles={{ message: { color: 'var(--mantine-color-text)' } }}
            >
              {t('login.resetSent')}
            </Alert>
          )}
          <TextInput
            size="md"
            type="email"
            required
            label={t('login.email')}
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth loading={run.isPending}>
            {t('login.sendLink')}
          </Button>
          <AnchorLink to="/login" fz="sm" ta="center">
            {t('login.back')}
          </AnchorLink>
        </Stack>
      </form>
    </Frame>
  );
}
