import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { beginSecondFactor, type Enrolment, removeSecondFactor, secondFactorQuery } from '@/api/secondFactor';
import { sessionQuery } from '@/api/session';
import { Confirm } from '@/ui/Confirm';
import { FormError } from '@/ui/FormError';
import { IconAlertTriangle, IconShieldCheck } from '@/ui/icons';
import { QueryState } from '@/ui/QueryState';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { Enrol } from './Enrol';
import { RecoveryCodes } from './RecoveryCodes';

/** The code of an app beside the password: on, off, and how to begin. */
export function SecondFactor() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useQuery(sessionQuery).data;
  const factor = useQuery(secondFactorQuery);
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [removing, setRemoving] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: secondFactorQuery.queryKey });
  const begin = useMutation({ mutationFn: beginSecondFactor, onSuccess: setEnrolment });
  return (
    <Section title={t('factor.factor')} lead={t('factor.factorLead')}>
      <Stack gap="md">
        {me?.mustEnrol && (
          <Alert
            color="yellow"
            variant="light"
            icon={<IconAlertTriangle />}
            title={t('factor.mustEnrol')}
            styles={{
              title: { color: 'var(--mantine-color-text)' },
              message: { color: 'var(--mantine-color-text)' },
            }}
          >
            {t('factor.mustEnrolHint')}
          </Alert>
        )}
        <QueryState query={factor} height={90}>
          {({ enabled, recoveryCodesLeft }) =>
            codes ? (
              <RecoveryCodes
                codes={codes}
                onDone={async () => {
                  setCodes(null);
                  await Promise.all([refresh(), client.invalidateQueries({ queryKey: sessionQuery.queryKey })]);
                }}
              />
            ) : enabled ? (
              <Group justify="space-between">
                <Group gap="sm">
                  <Tag tone="ok">{t('factor.factorOn')}</Tag>
                  <Text fz="sm" c="dimmed">
                    {t('factor.codesLeft', { count: recoveryCodesLeft })}
                  </Text>
                </Group>
                <Button variant="default" onClick={() => setRemoving(true)}>
                  {t('factor.factorRemove')}
                </Button>
              </Group>
            ) : enrolment ? (
              <Enrol
                enrolment={enrolment}
                onCancel={() => setEnrolment(null)}
                onConfirmed={(fresh) => {
                  setEnrolment(null);
                  setCodes(fresh);
                }}
              />
            ) : (
              <Button
                style={{ alignSelf: 'start' }}
                leftSection={<IconShieldCheck size={16} />}
                loading={begin.isPending}
                onClick={() => begin.mutate()}
              >
                {t('factor.factorBegin')}
              </Button>
            )
          }
        </QueryState>
        <FormError error={begin.error} />
      </Stack>
      <Confirm
        opened={removing}
        title={t('factor.factorRemoveAsk')}
        effect={t('factor.factorRemoveEffect')}
        act={t('factor.factorRemove')}
        onClose={() => setRemoving(false)}
        onConfirm={async () => {
          await removeSecondFactor();
          await refresh();
        }}
      />
    </Section>
  );
}
