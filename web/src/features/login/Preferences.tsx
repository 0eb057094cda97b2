import { ActionIcon, Group, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setLocale } from '@/i18n';
import { LOCALE_NAMES, LOCALES } from '@/i18n/locales';
import { IconMoon, IconSun } from '@/ui/icons';
import classes from './Login.module.css';

/** Language and colours before anybody is signed in: plain buttons, because menus would double the weight of this page. */
export function Preferences() {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <Group justify="flex-end" gap={6}>
      {LOCALES.map((locale) => (
        <UnstyledButton
          key={locale}
          lang={locale}
          className={classes.language ?? ''}
          aria-pressed={locale === i18n.language}
          onClick={() => void setLocale(locale)}
        >
          {LOCALE_NAMES[locale]}
        </UnstyledButton>
      ))}
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size={36}
        aria-label={t('app.theme')}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={19} stroke={1.7} /> : <IconMoon size={19} stroke={1.7} />}
      </ActionIcon>
    </Group>
  );
}
