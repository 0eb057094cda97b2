import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** Says that something was done; screen readers hear it. */
export function useDone(): (message: string) => void {
  const { t } = useTranslation();
  return (message) =>
    notifications.show({
      message,
      color: 'green.8',
      closeButtonProps: { 'aria-label': t('app.close') },
      role: 'status',
    });
}
