import { Button, Group, Menu, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESETS, type Preset, type Range } from '@/lib/ranges';
import { useZone } from '@/lib/zone';
import { Dialog } from './Dialog';
import { IconCheck, IconChevronDown, IconClock } from './icons';

interface Props {
  value: Range;
  onChange: (range: Range) => void;
}

/** The time that a page is about; says in whose time zone. */
export function RangePicker({ value, onChange }: Props) {
  const { t } = useTranslation();
  const [custom, setCustom] = useState(false);
  const zone = useZone();
  const pick = (range: Preset) =>
    range === 'custom' ? setCustom(true) : onChange({ range, from: undefined, to: undefined } as Range);
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default" leftSection={<IconClock size={16} />} rightSection={<IconChevronDown size={14} />}>
            {value.range === 'custom' && value.from && value.to
              ? `${value.from} – ${value.to}`
              : t(`range.${value.range}`)}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRESETS.map((preset) => (
            <Menu.Item
              key={preset}
              rightSection={preset === value.range ? <IconCheck size={14} /> : null}
              onClick={() => pick(preset)}
            >
              {t(`range.${preset}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label>{t('range.zone', { zone })}</Menu.Label>
        </Menu.Dropdown>
      </Menu>
      <Dialog title={t('range.dates')} opened={custom} onClose={() => setCustom(false)} size="sm">
        <CustomRange
          value={value}
          onApply={(from, to) => {
            setCustom(false);
            onChange({ range: 'custom', from, to });
          }}
        />
      </Dialog>
    </>
  );
}

function CustomRange({ value, onApply }: { value: Range; onApply: (from: string, to: string) => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState(value.from ?? '');
  const [to, setTo] = useState(value.to ?? '');
  const valid = from !== '' && to !== '' && from <= to;
  return (
    <Stack gap="sm">
      <Group gap="sm" grow>
        <TextInput type="date" label={t('range.from')} value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
        <TextInput type="date" label={t('range.to')} value={to} onChange={(e) => setTo(e.currentTarget.value)} />
      </Group>
      {from !== '' && to !== '' && !valid && (
        <Text fz={12.5} c="var(--sol-danger)">
          {t('range.backwards')}
        </Text>
      )}
      <Button disabled={!valid} onClick={() => onApply(from, to)}>
        {t('range.apply')}
      </Button>
    </Stack>
  );
}
