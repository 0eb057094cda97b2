import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysQuery } from '@/api/keys';
import { rowsOf } from '@/api/paging';

/** A key by its name or its last characters. */
export function KeyPick({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.split(' · ')[0], 200);
  const keys = useInfiniteQuery(keysQuery(asked || undefined));
  return (
    <Select
      label={t('group.key')}
      w={{ base: '100%', xs: 360 }}
      searchable
      filter={({ options }) => options}
      data={(rowsOf(keys.data) ?? []).map((key) => ({ value: key.id, label: `${key.name} · …${key.last4}` }))}
      value={value}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={t('app.nothingFound')}
    />
  );
}
