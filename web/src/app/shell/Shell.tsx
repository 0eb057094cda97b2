import { AppShell, Burger, Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { profileQuery } from '@/api/profile';
import { useZone, ZoneContext } from '@/lib/zone';
import { LanguageMenu } from '@/ui/LanguageMenu';
import { Mark } from '@/ui/Mark';
import { ThemeMenu } from '@/ui/ThemeMenu';
import { AccountMenu } from './AccountMenu';
import { Menu } from './Menu';
import { SearchButton } from './SearchButton';
import classes from './Shell.module.css';

const Palette = lazy(() => import('./Palette'));
const Notices = lazy(() => import('./Notices'));
const ProofDialog = lazy(() => import('./ProofDialog'));

/** The frame around every page behind the sign-in. */
export function Shell() {
  const { t } = useTranslation();
  const [opened, menu] = useDisclosure();
  const fallback = useZone();
  const profile = useQuery(profileQuery).data;
  const path = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page closes the menu of a phone
  useEffect(menu.close, [path]);
  return (
    <ZoneContext value={profile?.zone ?? fallback}>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding={{ base: 'md', md: 'lg' }}
      >
        <a className="skip" href="#main">
          {t('app.skip')}
        </a>
        <AppShell.Header className={classes.bar}>
          <Group h="100%" px="md" gap="md" justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Burger opened={opened} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={t('app.menu')} />
              <UnstyledButton component={Link} to="/" className={classes.brand} aria-label="IA Solaris">
                <Mark />
                <Text component="span" className={classes.name}>
                  SOLARIS
                </Text>
              </UnstyledButton>
              <Text fz="sm" c="dimmed" visibleFrom="md" className="truncate" maw={260}>
                {profile?.organisation}
              </Text>
            </Group>
            <SearchButton />
            <Group gap={4} wrap="nowrap">
              <LanguageMenu />
              <ThemeMenu />
              <AccountMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" className={classes.bar} aria-label={t('app.menu')}>
          <ScrollArea type="never">
            <Menu />
          </ScrollArea>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
          <Outlet />
        </AppShell.Main>
        <Suspense fallback={null}>
          <Palette />
          <Notices />
          <ProofDialog />
        </Suspense>
      </AppShell>
    </ZoneContext>
  );
}
