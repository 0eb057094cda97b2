import { ActionIcon, Kbd, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconSearch } from '@/ui/icons';
import { openPalette } from './openPalette';
import classes from './Shell.module.css';

/** Opens the command palette, and tells its keys. */
export function SearchButton() {
  const { t } = useTranslation();
  return (
    <>
      <UnstyledButton className={`${classes.search} mantine-visible-from-sm`} onClick={openPalette}>
        <IconSearch size={16} />
        <span style={{ flex: 1 }}>{t('app.search')}</span>
        <Kbd size="xs">Ctrl K</Kbd>
      </UnstyledButton>
      <ActionIcon
        hiddenFrom="sm"
        variant="subtle"
        color="gray"
        c="var(--mantine-color-text)"
        size={36}
        ml="auto"
        aria-label={t('app.search')}
        onClick={openPalette}
      >
        <IconSearch size={19} stroke={1.7} />
      </ActionIcon>
    </>
  );
}
