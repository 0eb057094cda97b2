import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { IconHelp } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Empty title={t('app.notFound')} hint={t('app.notFoundHint')} icon={IconHelp} height={420}>
      <ButtonLink to="/">{t('app.goHome')}</ButtonLink>
    </Empty>
  );
}
