import type { Icon } from '@tabler/icons-react';
import { administers, type Role, seesOrganisation } from '@/lib/access';
import {
  IconChartBar,
  IconGauge,
  IconHome,
  IconKey,
  IconListDetails,
  IconRobot,
  IconSettings,
  IconUser,
  IconUsers,
  IconWallet,
} from '@/ui/icons';

export type NavKey =
  | 'overview'
  | 'usage'
  | 'requests'
  | 'people'
  | 'keys'
  | 'limits'
  | 'models'
  | 'settings'
  | 'home'
  | 'myUsage'
  | 'myRequests'
  | 'myKeys'
  | 'account';

export interface NavItem {
  key: NavKey;
  to: string;
  icon: Icon;
  /** Null: everyone. */
  allowed: ((role: Role) => boolean) | null;
}

export interface NavGroup {
  key: 'monitor' | 'govern' | 'system' | 'mine';
  items: NavItem[];
}

/** The whole menu. A page that is not for a role is not in its menu, its palette, or its router. */
export const NAVIGATION: NavGroup[] = [
  {
    key: 'monitor',
    items: [
      { key: 'overview', to: '/overview', icon: IconGauge, allowed: seesOrganisation },
      { key: 'usage', to: '/usage', icon: IconChartBar, allowed: seesOrganisation },
      { key: 'requests', to: '/requests', icon: IconListDetails, allowed: seesOrganisation },
    ],
  },
  {
    key: 'govern',
    items: [
      { key: 'people', to: '/people', icon: IconUsers, allowed: administers },
      { key: 'keys', to: '/keys', icon: IconKey, allowed: administers },
      { key: 'limits', to: '/limits', icon: IconWallet, allowed: administers },
      { key: 'models', to: '/models', icon: IconRobot, allowed: administers },
    ],
  },
  {
    key: 'system',
    items: [{ key: 'settings', to: '/settings', icon: IconSettings, allowed: administers }],
  },
];

export const navigationFor = (role: Role): NavGroup[] =>
  NAVIGATION.map((group) => ({ ...group, items: group.items.filter((item) => item.allowed?.(role) ?? true) })).filter(
    (group) => group.items.length > 0,
  );

export const MEMBER_ICONS = { IconHome, IconUser };
