import { Button, Select, Stack, TextInput, useMantineColorScheme } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { changeProfile, type Profile, profileQuery } from '@/api/profile';
import { setLocale } from '@/i18n';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/i18n/locales';
import { word } from '@/i18n/word';
import { Facts } from '@/ui/Facts';
import { FormError } from '@/ui/FormError';
import { Section } from '@/ui/Section';
import { useDone } from '@/ui/useNotice';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Name, language and colours; what an administrator decides is only shown. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const done = useDone();
  const { setColorScheme } = useMantineColorScheme();
  const form = useForm({
    initialValues: { name: profile.name, language: profile.language, theme: profile.theme ?? 'auto' },
  });
  const run = useMutation({
    mutationFn: (values: typeof form.values) =>
      changeProfile({ ...values, theme: values.theme === 'auto' ? null : values.theme }),
    onSuccess: async (saved, values) => {
      client.setQueryData(profileQuery.queryKey, saved);
      setColorScheme(values.theme as 'auto');
      await setLocale(values.language as Locale);
      done(t('app.saved'));
    },
  });
  return (
    <Section title={t('account.profile')}>
      <form onSubmit={form.onSubmit((values) => run.mutate(values))} noValidate>
        <Stack gap="sm" maw={460}>
          <Facts
            facts={[
              [t('people.email'), profile.email ?? '–'],
              [t('people.role'), word('roles', profile.role)],
              [t('group.team'), profile.teamName ?? '–'],
            ]}
          />
          <TextInput label={t('people.name')} autoComplete="name" {...form.getInputProps('name')} />
          <Select
            label={t('app.language')}
            allowDeselect={false}
            data={LOCALES.map((locale) => ({ value: locale, label: LOCALE_NAMES[locale] }))}
            {...form.getInputProps('language')}
          />
          <Select
            label={t('app.theme')}
            allowDeselect={false}
            data={SCHEMES.map((value) => ({ value, label: t(`app.scheme.${value}`) }))}
            {...form.getInputProps('theme')}
          />
          <FormError error={run.error} />
          <Button type="submit" loading={run.isPending} style={{ alignSelf: 'start' }}>
            {t('app.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
