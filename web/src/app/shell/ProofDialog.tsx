import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onProofNeeded } from '@/api/proof';
import { prove } from '@/api/session';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';

/** Asks once more who is there before a sensitive act, and lets the act go on where it stopped. */
export default function ProofDialog() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const answer = useRef<(proved: boolean) => void>(() => undefined);
  useEffect(() => {
    onProofNeeded(
      () =>
        new Promise((resolve) => {
          answer.current = resolve;
          setOpened(true);
        }),
    );
    return () => onProofNeeded(null);
  }, []);
  const close = (proved: boolean) => {
    setOpened(false);
    setPassword('');
    setCode('');
    run.reset();
    answer.current(proved);
  };
  const run = useMutation({
    mutationFn: () => prove({ password: password || null, code: code.trim() || null }),
    onSuccess: () => close(true),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate();
  };
  return (
    <Dialog title={t('app.prove')} opened={opened} onClose={() => close(false)}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text fz="sm" c="dimmed">
            {t('app.proveLead')}
          </Text>
          <PasswordInput
            label={t('login.password')}
            autoComplete="current-password"
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <TextInput
            label={t('app.proveCode')}
            autoComplete="one-time-code"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <FormError error={run.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => close(false)}>
              {t('app.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {t('app.prove')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
