import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { limitsQuery } from '@/api/limits';
import { LimitBar } from '@/ui/LimitBar';
import { QueryState } from '@/ui/QueryState';

/** The person's own limits; those of the team and the organisation hold as well. */
export function PersonLimits({ id }: { id: string }) {
  const { t } = useTranslation();
  const limits = useQuery(limitsQuery('user', id));
  return (
    <QueryState
      query={limits}
      height={90}
      isEmpty={(items) => items.length === 0}
      empty={
        <Text fz="sm" c="dimmed">
          {t('people.noLimit')}
        </Text>
      }
    >
      {(items) => (
        <Stack gap="sm">
          {items.map((limit) => (
            <LimitBar key={`${limit.unit}${limit.window}${limit.model}`} limit={limit} />
          ))}
        </Stack>
      )}
    </QueryState>
  );
}
