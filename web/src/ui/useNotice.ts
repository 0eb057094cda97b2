import { useTranslation } from 'react-i18next';

export interface Notice {
  title?: string;
  message: string;
  bad?: boolean;
}

/** Shows a notice for a few seconds; screen readers hear it. */
export function useNotice(): (notice: Notice) => void {
  const { t } = useTranslation();
  return async ({ title, message, bad = false }) => {
    const { notifications } = await import('@mantine/notifications');
    notifications.show({
      title,
      message,
      color: bad ? 'red.7' : 'green.8',
      closeButtonProps: { 'aria-label': t('app.close') },
      role: 'status',
    });
  };
}

/** Says that something was done. */
export function useDone(): (message: string) => void {
  const notice = useNotice();
  return (message) => notice({ message });
}
