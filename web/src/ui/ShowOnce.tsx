import { Alert, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock } from './CodeBlock';
import { IconKey } from './icons';

interface Props {
  secret: string;
  label: string;
  /** What the secret is good for: snippets to paste. */
  children?: ReactNode;
  onDone: () => void;
}

/** A secret that will never be shown again: it leaves only when the reader says to have kept it. */
export function ShowOnce({ secret, label, children, onDone }: Props) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  return (
    <Stack gap="md">
      <Alert
        variant="light"
        color="solar"
        icon={<IconKey />}
        title={t('secret.once')}
        styles={{ message: { color: 'var(--mantine-color-text)' } }}
      >
        {t('secret.why')}
      </Alert>
      <CodeBlock text={secret} label={label} />
      {children}
      <Group justify="space-between" gap="sm">
        <Checkbox label={t('secret.kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
        <Button onClick={onDone} disabled={!kept}>
          {t('secret.done')}
        </Button>
      </Group>
      {!kept && (
        <Text fz={12.5} c="dimmed" ta="right" mt={-8}>
          {t('secret.confirmFirst')}
        </Text>
      )}
    </Stack>
  );
}
