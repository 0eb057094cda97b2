import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createKey } from '@/api/keys';
import { CodeBlock } from '@/ui/CodeBlock';
import { FormError } from '@/ui/FormError';
import { IconCheck, IconKey } from '@/ui/icons';
import { Section } from '@/ui/Section';
import { LibreChatTest } from './LibreChatTest';
import { environment, yaml } from './libreChatFiles';

/** From nothing to a chat that charges each person, in four steps that can be copied. */
export function LibreChat() {
  const { t } = useTranslation();
  const [secret, setSecret] = useState<string | null>(null);
  const make = useMutation({
    mutationFn: () => createKey({ name: 'LibreChat', kind: 'trusted-client', expiresAt: null }),
    onSuccess: (key) => setSecret(key.secret ?? null),
  });
  return (
    <Stack gap="md" maw={860}>
      <Section title={t('settings.step1')} lead={t('settings.step1Lead')}>
        <Button
          variant={secret ? 'default' : 'filled'}
          leftSection={secret ? <IconCheck size={16} /> : <IconKey size={16} />}
          disabled={secret !== null}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t(secret ? 'settings.keyMade' : 'settings.makeKey')}
        </Button>
        <FormError error={make.error} />
      </Section>
      <Section title={t('settings.step2')} lead={t('settings.step2Lead')}>
        <CodeBlock text={environment(location.origin, secret ?? 'sol_live_…')} label={t('app.copy')} />
        {secret && (
          <Text fz={12.5} c="dimmed" mt={6}>
            {t('secret.once')}
          </Text>
        )}
      </Section>
      <Section title={t('settings.step3')} lead={t('settings.step3Lead')}>
        <CodeBlock text={yaml()} label={t('app.copy')} />
      </Section>
      <Section title={t('settings.step4')} lead={t('settings.step4Lead')}>
        <LibreChatTest secret={secret} />
      </Section>
    </Stack>
  );
}
