import { NavLink } from '@mantine/core';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { navigationFor } from '@/app/navigation';
import { useCapabilities } from '@/app/session';
import classes from './Shell.module.css';

/** The pages that the reader's role may open. */
export function Menu() {
  const { t } = useTranslation();
  const capabilities = useCapabilities();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return navigationFor(capabilities).map((group) => (
    <div key={group.key} className={classes.group}>
      <div className={classes.groupName}>{t(`nav.groups.${group.key}`)}</div>
      {group.items.map(({ key, to, icon: Icon }) => (
        <NavLink
          key={key}
          component={Link}
          to={to}
          className={classes.link ?? ''}
          active={path === to}
          aria-current={path === to ? 'page' : undefined}
          label={t(`nav.${key}`)}
          leftSection={<Icon size={18} stroke={1.7} />}
        />
      ))}
    </div>
  ));
}
