import { ActionIcon, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconTrash } from '@/ui/icons';
import classes from './Limits.module.css';
import { type Draft, UNITS, WINDOWS } from './limitForm';

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  onRemove: () => void;
}

/** The fields of one limit in a row. */
export function DraftFields({ draft, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.fields}>
      <Select
        label={t('limits.unit')}
        allowDeselect={false}
        value={draft.unit}
        data={UNITS.map((value) => ({ value, label: t(`unit.${value}`) }))}
        onChange={(unit) => unit && onChange({ unit: unit as Draft['unit'], amount: '' })}
      />
      <NumberInput
        label={t('limits.amount')}
        min={0}
        hideControls
        thousandSeparator=" "
        allowDecimal={draft.unit === 'money'}
        value={draft.amount}
        onChange={(amount) => onChange({ amount })}
      />
      <Select
        label={t('limits.window')}
        allowDeselect={false}
        value={draft.window}
        data={WINDOWS.map((value) => ({ value, label: t(`window.${value}`) }))}
        onChange={(window) => window && onChange({ window: window as Draft['window'] })}
      />
      <TextInput
        label={t('limits.model')}
        placeholder={t('limits.anyModel')}
        value={draft.model}
        onChange={(event) => onChange({ model: event.currentTarget.value })}
      />
      <NumberInput
        label={t('limits.alertAt')}
        min={1}
        max={100}
        hideControls
        value={draft.alertAt}
        onChange={(alertAt) => onChange({ alertAt })}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        c="var(--sol-danger)"
        size={36}
        aria-label={t('app.remove')}
        onClick={onRemove}
      >
        <IconTrash size={17} />
      </ActionIcon>
    </div>
  );
}
