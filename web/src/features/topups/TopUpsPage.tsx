import { useTranslation } from 'react-i18next';
import { Empty } from '@/ui/Empty';
import { IconCoins } from '@/ui/icons';
import { ButtonLink } from '@/ui/links';
import { PageHeader } from '@/ui/PageHeader';
import { Section } from '@/ui/Section';

/** The place of bought tokens: says why there are none, and what does the job until then. */
export default function TopUpsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('nav.topups')} />
      <Section title={t('topups.title')}>
        <Empty title={t('topups.empty')} hint={t('topups.hint')} icon={IconCoins} height={320}>
          <ButtonLink to="/limits" size="xs">
            {t('topups.limits')}
          </ButtonLink>
        </Empty>
      </Section>
    </>
  );
}
