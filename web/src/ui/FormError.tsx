import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { IconAlertTriangle } from './icons';

/** Why a form could not be sent, where no single field is to blame. */
export function FormError({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const fields = error instanceof ApiProblem ? Object.entries(error.fields) : [];
  const text = fields.length > 0 ? fields.map(([field, message]) => `${field}: ${message}`).join(' · ') : error.message;
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      {error instanceof ApiProblem ? text : t('app.unreachableHint')}
    </Alert>
  );
}
