import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import { Dialog } from '@/ui/Dialog';
import { FormError } from '@/ui/FormError';

const OVERLAPS = ['0', '3600', '86400', '604800'] as const;

interface Props {
  apiKey: Key;
  opened: boolean;
  onClose: () => void;
  rotate: (overlapSeconds: number) => Promise<void>;
}

/** A new secret for the same key; the old one goes on for a while, so that nothing stops meanwhile. */
export function RotateKey({ apiKey, opened, onClose, rotate }: Props) {
  const { t } = useTranslation();
  const [overlap, setOverlap] = useState<string>('86400');
  const run = useMutation({ mutationFn: () => rotate(Number(overlap)), onSuccess: onClose });
  return (
    <Dialog title={t('keys.rotateAsk', { name: apiKey.name })} opened={opened} onClose={onClose}>
      <Stack gap="md">
        <Text fz="sm">{t('keys.rotateEffect')}</Text>
        <Select
          label={t('keys.overlap')}
          allowDeselect={false}
          data={OVERLAPS.map((value) => ({ value, label: t(`keys.overlaps.${value}`) }))}
          value={overlap}
          onChange={(value) => value && setOverlap(value)}
        />
        <FormError error={run.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button loading={run.isPending} onClick={() => run.mutate()}>
            {t('keys.rotate')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
