import { ActionIcon, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setLocale } from '@/i18n';
import { LOCALE_NAMES, LOCALES } from '@/i18n/locales';
import { IconCheck, IconLanguage } from './icons';

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          size={36}
          aria-label={t('app.language')}
        >
          <IconLanguage size={19} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LOCALES.map((locale) => (
          <Menu.Item
            key={locale}
            lang={locale}
            rightSection={locale === i18n.language ? <IconCheck size={14} /> : null}
            onClick={() => void setLocale(locale)}
          >
            {LOCALE_NAMES[locale]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
