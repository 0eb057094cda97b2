import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forChat } from '@/api/client-surface';
import { playgroundQuery } from '@/api/playground';
import { Empty } from '@/ui/Empty';
import { IconBan, IconRobot } from '@/ui/icons';
import { PageHeader } from '@/ui/PageHeader';
import { QueryState } from '@/ui/QueryState';
import { Chat } from './Chat';

/** Try a model, and see what it costs before and after. */
export default function PlaygroundPage() {
  const { t } = useTranslation();
  const playground = useQuery(playgroundQuery);
  return (
    <>
      <PageHeader title={t('nav.playground')} lead={t('playground.lead')} />
      <QueryState
        query={playground}
        height={520}
        isEmpty={({ enabled, models }) => !enabled || forChat(models.map(({ id }) => id)).length === 0}
        empty={
          playground.data?.enabled === false ? (
            <Empty title={t('playground.off')} hint={t('playground.offHint')} icon={IconBan} />
          ) : (
            <Empty title={t('playground.noModels')} hint={t('playground.noModelsHint')} icon={IconRobot} />
          )
        }
      >
        {({ models, currency }) => {
          const names = forChat(models.map(({ id }) => id));
          return <Chat models={models.filter(({ id }) => names.includes(id))} currency={currency} />;
        }}
      </QueryState>
    </>
  );
}
