import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reloadModels } from '@/api/models';
import { useCan } from '@/lib/can';
import { IconRefresh } from '@/ui/icons';

/** Reads the model file again without a restart, and tells what was wrong in it. */
export function Reload() {
  const { t } = useTranslation();
  const run = useMutation({
    mutationFn: reloadModels,
    onSuccess: ({ models, warnings }) => tell(t('models.reloaded', { count: models }), warnings.join(' · '), 'green.8'),
    onError: (error) => tell(t('models.reloadFailed'), error.message, 'red.7'),
  });
  const tell = (title: string, message: string, color: string) =>
    notifications.show({ title, message, color, closeButtonProps: { 'aria-label': t('app.close') } });
  if (!useCan('models.write')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconRefresh size={16} />}
      loading={run.isPending}
      onClick={() => run.mutate()}
    >
      {t('models.reload')}
    </Button>
  );
}
