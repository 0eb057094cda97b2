import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { testMail } from '@/api/alerts';
import { IconMail } from '@/ui/icons';
import { useNotice } from '@/ui/useNotice';

/** Sends a mail to whoever presses it, and shows what the mail server answered. */
export function TestMail() {
  const { t } = useTranslation();
  const notice = useNotice();
  const run = useMutation({
    mutationFn: testMail,
    onSuccess: ({ to, accepted, answer }) =>
      notice({ title: t(accepted ? 'alerts.sent' : 'alerts.notSent', { to }), message: answer, bad: !accepted }),
    onError: (error) => notice({ message: error.message, bad: true }),
  });
  return (
    <Button variant="default" leftSection={<IconMail size={16} />} loading={run.isPending} onClick={() => run.mutate()}>
      {t('alerts.test')}
    </Button>
  );
}
