import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askModel } from '@/api/client-surface';
import { FormError } from '@/ui/FormError';
import { IconCircleCheck, IconSend } from '@/ui/icons';

/** Proves that the key works, with a call of its own. */
export function TryNow({ secret, model }: { secret: string; model: string }) {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: () => askModel(secret, model, t('keys.hello')) });
  return (
    <>
      <Group gap="sm">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconSend size={14} />}
          loading={run.isPending}
          onClick={() => run.mutate()}
        >
          {t('keys.try')}
        </Button>
        <Text fz={12.5} c="dimmed">
          {t('keys.tryHint', { model })}
        </Text>
      </Group>
      <FormError error={run.error} />
      {run.data && (
        <Alert
          color="green"
          variant="light"
          icon={<IconCircleCheck />}
          title={t('keys.works')}
          styles={{ title: { color: 'var(--sol-ok)' }, message: { color: 'var(--mantine-color-text)' } }}
        >
          {run.data}
        </Alert>
      )}
    </>
  );
}
