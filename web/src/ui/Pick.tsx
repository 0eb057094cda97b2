import { Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findTeams, findUsers, type Team, teamQuery, type User, userQuery } from '@/api/people';

type Props = Pick<SelectProps, 'label' | 'description' | 'error' | 'clearable' | 'w' | 'placeholder' | 'aria-label'> & {
  value?: string | null;
  onChange: (id: string | null) => void;
};

interface Choice {
  value: string;
  label: string;
}

/** A select whose choices the gateway finds by what is typed: nobody scrolls through 500,000 people. */
function ServerPick<T>(
  props: Props & {
    find: (text: string) => UseQueryOptions<T[], Error, T[], never>;
    one: (id: string) => UseQueryOptions<T, Error, T, never>;
    choice: (item: T) => Choice;
  },
) {
  const { find, one, choice, value = null, onChange, ...select } = props;
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 200);
  const chosen = useQuery({ ...one(value ?? ''), enabled: value !== null });
  const chosenLabel = chosen.data && choice(chosen.data).label;
  const found = useQuery(find(asked === chosenLabel ? '' : asked));
  const choices = (found.data ?? []).map(choice);
  const all = chosen.data && !choices.some((c) => c.value === value) ? [choice(chosen.data), ...choices] : choices;
  return (
    <Select
      {...select}
      searchable
      data={all}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('app.nothingFound')}
      clearButtonProps={{ 'aria-label': t('app.clear') }}
    />
  );
}

export const UserPick = (props: Props) => (
  <ServerPick<User>
    {...props}
    find={findUsers as never}
    one={userQuery as never}
    choice={(user) => ({ value: user.id, label: user.email ? `${user.name} · ${user.email}` : user.name })}
  />
);

export const TeamPick = (props: Props) => (
  <ServerPick<Team>
    {...props}
    find={findTeams as never}
    one={teamQuery as never}
    choice={(team) => ({ value: team.id, label: team.name })}
  />
);
