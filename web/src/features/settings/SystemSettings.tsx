import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Setting } from '@/api/settings';
import { word } from '@/i18n/word';
import { type Column, DataTable } from '@/ui/DataTable';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';

/** What was set where the gateway starts: the value in force, and where it comes from. Secrets are never shown. */
export function SystemSettings({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation();
  const columns: Column<Setting>[] = [
    {
      id: 'name',
      header: t('settings.variable'),
      main: true,
      cell: (setting) => (
        <>
          <code>{setting.name}</code>
          <Text fz={12} c="dimmed" fw={400} lang="en">
            {setting.description}
          </Text>
        </>
      ),
    },
    {
      id: 'value',
      header: t('settings.value'),
      cell: (setting) =>
        setting.secret
          ? t(setting.isSet ? 'settings.secretSet' : 'settings.notSet')
          : (setting.value ?? t('settings.notSet')),
    },
    {
      id: 'source',
      header: t('settings.source'),
      cell: (setting) => (
        <Tag tone={setting.source === 'default' ? 'quiet' : 'ok'}>{word('settings.sources', setting.source)}</Tag>
      ),
    },
  ];
  return (
    <Section title={t('settings.system')} lead={t('settings.systemLead')}>
      <DataTable
        label={t('settings.system')}
        columns={columns}
        rows={settings.filter((setting) => !setting.editable)}
        rowKey={(setting) => setting.name}
      />
    </Section>
  );
}
