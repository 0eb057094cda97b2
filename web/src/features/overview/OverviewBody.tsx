import { SimpleGrid, Stack } from '@mantine/core';
import type { Overview } from '@/api/overview';
import type { Range } from '@/lib/ranges';
import { Budget } from './Budget';
import { CostOverTime } from './CostOverTime';
import { Kpis } from './Kpis';
import classes from './Overview.module.css';
import { PendingAsks } from './PendingAsks';
import { Providers } from './Providers';
import { Refusals } from './Refusals';
import { Top } from './Top';
import { Welcome } from './Welcome';

/** Nothing was ever asked of this gateway: figures of zero would only hide what to do first. */
const isNew = ({ figures }: Overview) => figures.every((figure) => figure.now === 0 && figure.before === 0);

export function OverviewBody({ data, search }: { data: Overview; search: Range }) {
  if (isNew(data)) return <Welcome />;
  return (
    <Stack gap="md">
      <Kpis data={data} search={search} />
      <Providers providers={data.providers} asOf={data.asOf} />
      <PendingAsks asks={data.asks} />
      <div className={classes.columns}>
        <CostOverTime usage={data.costs} search={search} />
        <Budget budget={data.budget} />
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2, xl: 4 }} spacing="md">
        <Top usage={data.teams} search={search} groupBy="team" />
        <Top usage={data.costs} search={search} groupBy="model" />
        <Top usage={data.people} search={search} groupBy="user" />
        <Refusals usage={data.outcomes} />
      </SimpleGrid>
    </Stack>
  );
}
