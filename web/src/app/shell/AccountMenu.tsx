import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { sessionQuery, signOut } from '@/api/session';
import { useMe } from '@/app/session';
import { word } from '@/i18n/word';
import { IconLogout, IconUser } from '@/ui/icons';
import classes from './Shell.module.css';

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/);
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
};

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const client = useQueryClient();
  const name = me?.name ?? me?.email ?? '';
  const leave = async () => {
    await signOut();
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
    await navigate({ to: '/login' });
  };
  return (
    <Menu position="bottom-end" withinPortal width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar ?? ''} aria-label={t('app.account', { name })}>
          <Avatar size={34} radius="xl" color="solar" aria-hidden>
            {initials(name)}
          </Avatar>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={640} fz="sm" c="var(--mantine-color-text)" className="truncate">
            {name}
          </Text>
          <Text fz={12.5} className="truncate">
            {me?.email} · {word('roles', me?.role ?? '')}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => void navigate({ to: '/me/account' })}>
          {t('nav.account')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void leave()}>
          {t('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
