import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiProblem, isStatus } from '@/api/problem';
import { IconAlertTriangle } from '@/ui/icons';
import { SECOND_FACTOR } from './useNeedsCode';

/** Why the sign-in failed; says nothing about who exists. */
export function LoginFailure({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  // The field for the code appears instead, which says enough.
  if (!error || (error instanceof ApiProblem && error.code === SECOND_FACTOR)) return null;
  const seconds = error instanceof ApiProblem ? error.retryAfterSeconds : undefined;
  const text = isStatus(error, 401)
    ? t('login.wrong')
    : isStatus(error, 429)
      ? t('login.wait', { seconds: seconds ?? 60 })
      : isStatus(error, 403)
        ? t('login.insecure')
        : t('app.unreachableHint');
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle />}
      styles={{ message: { color: 'var(--mantine-color-text)' } }}
    >
      {text}
    </Alert>
  );
}
