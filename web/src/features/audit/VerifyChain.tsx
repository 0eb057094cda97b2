import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { verifyAudit } from '@/api/audit';
import { useFormat } from '@/lib/useFormat';
import { IconShieldCheck } from '@/ui/icons';
import { useNotice } from '@/ui/useNotice';

/** Proves that nobody changed or removed an event. */
export function VerifyChain() {
  const { t } = useTranslation();
  const format = useFormat();
  const notice = useNotice();
  const run = useMutation({
    mutationFn: verifyAudit,
    onSuccess: ({ checked, violations }) =>
      violations.length === 0
        ? notice({ title: t('audit.whole'), message: t('audit.checked', { events: format.integer(checked) }) })
        : notice({ title: t('audit.broken'), message: violations.join(' · '), bad: true }),
    onError: (error) => notice({ message: error.message, bad: true }),
  });
  return (
    <Button
      variant="default"
      leftSection={<IconShieldCheck size={16} />}
      loading={run.isPending}
      onClick={() => run.mutate()}
    >
      {t('audit.verify')}
    </Button>
  );
}
