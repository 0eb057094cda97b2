import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GROUPS, METRICS, ROLLUPS, type UsageSearch } from './search';

interface Props {
  search: UsageSearch;
  onChange: (change: Partial<UsageSearch>) => void;
}

/** What is counted, how it is split, and how long a column is. */
export function UsageControls({ search, onChange }: Props) {
  const { t } = useTranslation();
  const choice = <T extends string>(
    label: string,
    value: T,
    options: readonly T[],
    name: (one: T) => string,
    set: (one: T) => void,
  ) => (
    <Select
      label={label}
      w={{ base: '100%', xs: 190 }}
      allowDeselect={false}
      value={value}
      data={options.map((one) => ({ value: one, label: name(one) }))}
      onChange={(one) => one && set(one as T)}
    />
  );
  return (
    <Group gap="sm" align="end">
      {choice(
        t('usage.metric'),
        search.metric,
        METRICS,
        (one) => t(`metric.${one}`),
        (metric) => onChange({ metric }),
      )}
      {choice(
        t('usage.groupBy'),
        search.groupBy,
        GROUPS,
        (one) => t(`group.${one}`),
        (groupBy) => onChange({ groupBy }),
      )}
      {choice(
        t('usage.rollup'),
        search.rollup,
        ROLLUPS,
        (one) => t(`usage.rollups.${one}`),
        (rollup) => onChange({ rollup }),
      )}
    </Group>
  );
}
