import type { Icon } from '@tabler/icons-react';
import type { Capability } from '@/lib/access';
import {
  IconActivity,
  IconBell,
  IconChartBar,
  IconCoins,
  IconGauge,
  IconHistory,
  IconHome,
  IconKey,
  IconListDetails,
  IconMessage2Code,
  IconRobot,
  IconSettings,
  IconUser,
  IconUsers,
  IconWallet,
} from '@/ui/icons';

export type NavKey =
  | 'overview'
  | 'usage'
  | 'live'
  | 'requests'
  | 'people'
  | 'keys'
  | 'limits'
  | 'models'
  | 'alerts'
  | 'playground'
  | 'topups'
  | 'audit'
  | 'settings'
  | 'home'
  | 'myUsage'
  | 'myRequests'
  | 'myKeys'
  | 'myPurchases'
  | 'account';

export interface NavItem {
  key: NavKey;
  to: string;
  icon: Icon;
  /** What a reader must be allowed to do for the page to be of use. */
  needs: Capability;
}

export interface NavGroup {
  key: 'monitor' | 'govern' | 'system' | 'mine';
  items: NavItem[];
}

/** The whole menu; the palette offers the same pages. */
export const NAVIGATION: NavGroup[] = [
  {
    key: 'monitor',
    items: [
      { key: 'overview', to: '/overview', icon: IconGauge, needs: 'usage.read' },
      { key: 'usage', to: '/usage', icon: IconChartBar, needs: 'usage.read' },
      { key: 'live', to: '/live', icon: IconActivity, needs: 'requests.read' },
      { key: 'requests', to: '/requests', icon: IconListDetails, needs: 'requests.read' },
    ],
  },
  {
    key: 'govern',
    items: [
      { key: 'people', to: '/people', icon: IconUsers, needs: 'people.read' },
      { key: 'keys', to: '/keys', icon: IconKey, needs: 'keys.read' },
      { key: 'limits', to: '/limits', icon: IconWallet, needs: 'limits.read' },
      { key: 'models', to: '/models', icon: IconRobot, needs: 'prices.read' },
      { key: 'alerts', to: '/alerts', icon: IconBell, needs: 'alerts.read' },
    ],
  },
  {
    key: 'system',
    items: [
      { key: 'playground', to: '/playground', icon: IconMessage2Code, needs: 'own' },
      { key: 'topups', to: '/topups', icon: IconCoins, needs: 'payments.read' },
      { key: 'audit', to: '/audit', icon: IconHistory, needs: 'audit.read' },
      { key: 'settings', to: '/settings', icon: IconSettings, needs: 'settings.read' },
    ],
  },
  {
    key: 'mine',
    items: [
      { key: 'home', to: '/home', icon: IconHome, needs: 'own' },
      { key: 'myUsage', to: '/me/usage', icon: IconChartBar, needs: 'own' },
      { key: 'myRequests', to: '/me/requests', icon: IconListDetails, needs: 'own' },
      { key: 'myKeys', to: '/me/keys', icon: IconKey, needs: 'own' },
      { key: 'myPurchases', to: '/me/buy', icon: IconCoins, needs: 'own' },
      { key: 'account', to: '/me/account', icon: IconUser, needs: 'own' },
    ],
  },
];

export const navigationFor = (capabilities: readonly string[]): NavGroup[] =>
  NAVIGATION.map((group) => ({
    ...group,
    items: group.items.filter((item) => capabilities.includes(item.needs)),
  })).filter((group) => group.items.length > 0);
