import { Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '@/api/paging';
import { type Model, modelsQuery, type Route, routeQuery } from '@/api/providers';
import { useFormat } from '@/lib/useFormat';
import type { Column } from '@/ui/DataTable';
import { Empty } from '@/ui/Empty';
import { Facts } from '@/ui/Facts';
import { IconRobot } from '@/ui/icons';
import { PagedTable } from '@/ui/PagedTable';
import { Peek } from '@/ui/Peek';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import classes from './Models.module.css';

/** Where each model name leads; a row opens the way a call would take now. */
export function Routes({ q }: { q: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState<string>();
  const models = useInfiniteQuery(modelsQuery(q));
  const list = (names: string[]) => (names.length === 0 ? '–' : names.join(' → '));
  const columns: Column<Model>[] = [
    {
      id: 'name',
      header: t('group.model'),
      main: true,
      cell: (one) => (
        <>
          <div className="truncate">{one.name}</div>
          {one.aliases.length > 0 && (
            <Text fz={12} c="dimmed" className="truncate">
              {t('models.aliases', { names: one.aliases.join(', ') })}
            </Text>
          )}
        </>
      ),
    },
    { id: 'deployments', header: t('models.deployments'), cell: (one) => one.deployments.join(', ') },
    { id: 'fallbacks', header: t('models.fallbacks'), cell: (one) => list(one.fallbacks) },
    {
      id: 'window',
      header: t('models.window'),
      numeric: true,
      wide: true,
      cell: (one) => (one.contextWindow === null ? '–' : format.compact(one.contextWindow)),
    },
    {
      id: 'priced',
      header: t('models.prices'),
      cell: (one) => <Tag tone={one.priced ? 'ok' : 'warn'}>{t(one.priced ? 'models.priced' : 'models.unpriced')}</Tag>,
    },
  ];
  return (
    <Section title={t('models.tabs.routes')} lead={t('models.routesLead')}>
      <PagedTable
        label={t('models.tabs.routes')}
        query={models}
        columns={columns}
        rowKey={(one) => one.name}
        onOpen={(one) => setOpen(one.name)}
        open={open}
        empty={<Empty title={t('app.nothingFound')} icon={IconRobot} height={320} />}
      />
      <Way model={rowsOf(models.data)?.find((one) => one.name === open)} onClose={() => setOpen(undefined)} />
    </Section>
  );
}

function Way({ model, onClose }: { model: Model | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const isPattern = model?.name.includes('*') ?? false;
  const route = useQuery({ ...routeQuery(model?.name ?? ''), enabled: model !== undefined && !isPattern });
  return (
    <Peek title={model?.name ?? ''} opened={model !== undefined} onClose={onClose}>
      {isPattern ? (
        <Empty title={t('models.pattern')} hint={t('models.patternHint')} icon={IconRobot} />
      ) : (
        <QueryState query={route} height={240}>
          {(data) => <Steps route={data} />}
        </QueryState>
      )}
    </Peek>
  );
}

function Steps({ route }: { route: Route }) {
  const { t } = useTranslation();
  const list = (names: string[]) => (names.length === 0 ? '–' : names.join(', '));
  return (
    <>
      <Text fz="sm" c="dimmed" mb="sm">
        {t('models.wayLead')}
      </Text>
      <ol className={classes.steps}>
        {route.candidates.map((id, k) => (
          <li key={id}>
            <b className="truncate">{id}</b>
            {k >= route.own && <Tag tone="warn">{t('models.fallback')}</Tag>}
          </li>
        ))}
      </ol>
      <Facts
        facts={[
          [t('models.retries'), String(route.retries)],
          [t('models.tooLong'), list(route.contextWindow)],
          [t('models.filtered'), list(route.contentPolicy)],
        ]}
      />
    </>
  );
}
