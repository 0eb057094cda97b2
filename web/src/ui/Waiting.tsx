import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Holds the place of what is being loaded. */
export function Waiting({ height }: { height: number }) {
  const { t } = useTranslation();
  return (
    <div
      role="status"
      aria-label={t('app.loading')}
      style={{ height, display: 'grid', gap: 12, alignContent: 'start' }}
    >
      <Skeleton height={14} width="38%" radius="sm" />
      <Skeleton height={Math.max(20, height - 60)} radius="md" />
    </div>
  );
}
