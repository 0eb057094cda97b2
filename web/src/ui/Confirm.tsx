import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { FormError } from './FormError';

interface Props {
  opened: boolean;
  /** Asks, with the object's name: "Revogar a chave Fila?". */
  title: string;
  /** What will be different afterwards. */
  effect: ReactNode;
  /** The word on the button that does it. */
  act: string;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
}

/** Asks before something that takes away; stays open, with the reason, when it fails. */
export function Confirm({ opened, title, effect, act, onConfirm, onClose }: Props) {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <Stack gap="md">
        <Text fz="sm">{effect}</Text>
        <FormError error={run.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button color="red.7" loading={run.isPending} onClick={() => run.mutate()}>
            {act}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
