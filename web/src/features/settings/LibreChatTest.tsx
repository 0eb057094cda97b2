import { Alert, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { askAsChat } from '@/api/client-surface';
import { sessionQuery } from '@/api/session';
import { FormError } from '@/ui/FormError';
import { IconCircleCheck, IconSend } from '@/ui/icons';

/** The same call that LibreChat will make, on behalf of the reader. */
export function LibreChatTest({ secret }: { secret: string | null }) {
  const { t } = useTranslation();
  const me = useQuery(sessionQuery).data;
  const run = useMutation({ mutationFn: () => askAsChat(secret ?? '', me?.email ?? '', t('keys.hello')) });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconSend size={16} />}
        disabled={secret === null || !me?.email}
        loading={run.isPending}
        onClick={() => run.mutate()}
      >
        {t('settings.test')}
      </Button>
      <FormError error={run.error} />
      {run.data && (
        <Alert
          mt="sm"
          color="green"
          variant="light"
          icon={<IconCircleCheck />}
          title={t('settings.tested', { email: me?.email ?? '' })}
          styles={{ title: { color: 'var(--sol-ok)' }, message: { color: 'var(--mantine-color-text)' } }}
        >
          {run.data}
        </Alert>
      )}
    </>
  );
}
