import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { reloadModels } from '@/api/models';
import { useCan } from '@/lib/can';
import { IconRefresh } from '@/ui/icons';
import { useNotice } from '@/ui/useNotice';

/** Reads the model file again without a restart, and tells what was wrong in it. */
export function Reload() {
  const { t } = useTranslation();
  const notice = useNotice();
  const run = useMutation({
    mutationFn: reloadModels,
    onSuccess: ({ models, warnings }) =>
      notice({ title: t('models.reloaded', { count: models }), message: warnings.join(' · ') }),
    onError: (error) => notice({ title: t('models.reloadFailed'), message: error.message, bad: true }),
  });
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
