import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { outcomeName } from '@/lib/outcomes';
import { IconSearch, IconX } from '@/ui/icons';
import { OUTCOMES, type RequestsSearch } from './search';

interface Props {
  search: RequestsSearch;
  onChange: (change: Partial<RequestsSearch>) => void;
}

/** Narrows the list; a number that somebody quotes finds its request at once. */
export function CallFilters({ search, onChange }: Props) {
  const { t } = useTranslation();
  const setModel = useDebouncedCallback((model: string) => onChange({ model: model.trim() || undefined }), 300);
  const filtered = search.outcome !== 'all' || search.model || search.userId || search.teamId || search.keyId;
  const findById = (text: string) => {
    if (/^[0-9a-f-]{36}$/i.test(text.trim())) onChange({ request: text.trim() });
  };
  return (
    <Group gap="sm" mb="md" align="end">
      <TextInput
        key={`model-${search.model ?? ''}`}
        label={t('group.model')}
        defaultValue={search.model ?? ''}
        w={{ base: '100%', xs: 220 }}
        onChange={(event) => setModel(event.currentTarget.value)}
      />
      <Select
        label={t('group.status')}
        w={{ base: '100%', xs: 200 }}
        allowDeselect={false}
        value={search.outcome}
        data={OUTCOMES.map((one) => ({ value: one, label: one === 'all' ? t('app.all') : outcomeName(Number(one)) }))}
        onChange={(outcome) => outcome && onChange({ outcome: outcome as RequestsSearch['outcome'] })}
      />
      <TextInput
        label={t('requests.byId')}
        placeholder="019a…"
        leftSection={<IconSearch size={16} />}
        w={{ base: '100%', xs: 250 }}
        onChange={(event) => findById(event.currentTarget.value)}
      />
      {filtered && (
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          leftSection={<IconX size={15} />}
          onClick={() =>
            onChange({ outcome: 'all', model: undefined, userId: undefined, teamId: undefined, keyId: undefined })
          }
        >
          {t('app.clear')}
        </Button>
      )}
    </Group>
  );
}
