import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/ui/PageHeader';
import { Search } from '@/ui/Search';
import { Prices } from './Prices';
import { Reload } from './Reload';

const route = getRouteApi('/inside/models');

export default function ModelsPage() {
  const { t } = useTranslation();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <>
      <PageHeader title={t('nav.models')} lead={t('models.lead')}>
        <Search
          label={t('models.search')}
          value={q}
          onChange={(text) => void navigate({ search: { q: text }, replace: true })}
        />
        <Reload />
      </PageHeader>
      <Prices q={q} />
    </>
  );
}
