import { Alert, Button, Checkbox, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Copy } from '@/ui/Copy';
import { IconKey } from '@/ui/icons';
import classes from './Account.module.css';

/** The codes for whoever loses the app; they are not shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => Promise<void> }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color="solar"
        icon={<IconKey />}
        title={t('factor.recovery')}
        styles={{ message: { color: 'var(--mantine-color-text)' } }}
      >
        {t('factor.recoveryHint')}
      </Alert>
      <ul className={classes.codes} aria-label={t('factor.recovery')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="space-between" gap="sm">
        <Group gap="sm">
          <Copy text={codes.join('\n')} label={t('factor.copyCodes')} />
          <Checkbox
            label={t('factor.codesKept')}
            checked={kept}
            onChange={(event) => setKept(event.currentTarget.checked)}
          />
        </Group>
        <Button disabled={!kept} onClick={() => void onDone()}>
          {t('secret.done')}
        </Button>
      </Group>
    </Stack>
  );
}
