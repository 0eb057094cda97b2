import { Button, Group, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { changeSettings, type Setting, settingsQuery } from '@/api/settings';
import { LOCALE_NAMES, LOCALES } from '@/i18n/locales';
import { useCan } from '@/lib/can';
import { FormError } from '@/ui/FormError';
import { Section } from '@/ui/Section';
import { useDone } from '@/ui/useNotice';

const CURRENCIES = ['BRL', 'USD', 'EUR'];

/** What an administrator sets while the gateway runs. */
export function OrganisationForm({ settings }: { settings: Setting[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const writes = useCan('settings.write');
  const value = (name: string) => settings.find((setting) => setting.name === name)?.value ?? '';
  const form = useForm({
    initialValues: {
      organisationName: value('organisationName'),
      zone: value('zone'),
      language: value('language'),
      currency: value('currency'),
      memberKeys: value('memberKeys') === 'true',
      memberKeyLimit: Number(value('memberKeyLimit')) as number | string,
      memberKeyDays: Number(value('memberKeyDays')) as number | string,
    },
  });
  const run = useMutation({
    mutationFn: (values: typeof form.values) =>
      changeSettings({
        ...values,
        memberKeyLimit: Number(values.memberKeyLimit),
        memberKeyDays: Number(values.memberKeyDays),
      }),
    onSuccess: async (saved) => {
      client.setQueryData(settingsQuery.queryKey, saved);
      done(t('app.saved'));
      await client.invalidateQueries({ queryKey: ['me'] });
    },
    onError: (error) => error instanceof ApiProblem && form.setErrors(error.fields),
  });
  return (
    <Section title={t('settings.organisation')} lead={t('settings.organisationLead')}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <fieldset disabled={!writes} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <Stack gap="sm" maw={620}>
            <TextInput label={t('settings.name')} {...form.getInputProps('organisationName')} />
            <Select
              label={t('settings.zone')}
              description={t('settings.zoneHint')}
              searchable
              data={Intl.supportedValuesOf('timeZone')}
              {...form.getInputProps('zone')}
            />
            <Group grow align="start">
              <Select
                label={t('app.language')}
                allowDeselect={false}
                data={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))}
                {...form.getInputProps('language')}
              />
              <Select
                label={t('settings.currency')}
                allowDeselect={false}
                data={[...new Set([...CURRENCIES, form.values.currency])].filter(Boolean)}
                {...form.getInputProps('currency')}
              />
            </Group>
            <Switch
              mt="xs"
              label={t('settings.memberKeys')}
              {...form.getInputProps('memberKeys', { type: 'checkbox' })}
            />
            <Group grow align="start">
              <NumberInput
                label={t('settings.memberKeyLimit')}
                min={1}
                disabled={!form.values.memberKeys}
                {...form.getInputProps('memberKeyLimit')}
              />
              <NumberInput
                label={t('settings.memberKeyDays')}
                min={1}
                disabled={!form.values.memberKeys}
                {...form.getInputProps('memberKeyDays')}
              />
            </Group>
            <FormError error={run.error} />
            {writes && (
              <Button type="submit" loading={run.isPending} disabled={!form.isDirty()} style={{ alignSelf: 'start' }}>
                {t('app.save')}
              </Button>
            )}
          </Stack>
        </fieldset>
      </form>
    </Section>
  );
}
