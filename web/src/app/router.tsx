import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  redirect,
} from '@tanstack/react-router';
import * as z from 'zod/mini';
import { sessionQuery } from '@/api/session';
import { alertsSearch } from '@/features/alerts/search';
import { auditSearch } from '@/features/audit/search';
import { buySearch } from '@/features/buy/search';
import { keysSearch } from '@/features/keys/search';
import { limitsSearch } from '@/features/limits/search';
import { liveSearch } from '@/features/live/search';
import { modelsSearch } from '@/features/models/search';
import { overviewSearch } from '@/features/overview/search';
import { ownCallsSearch, ownKeysSearch, ownUsageSearch } from '@/features/own/search';
import { peopleSearch } from '@/features/people/search';
import { requestsSearch } from '@/features/requests/search';
import { settingsSearch } from '@/features/settings/search';
import { usageSearch } from '@/features/usage/search';
import { loadTexts } from '@/i18n';
import { type Capability, governs } from '@/lib/access';
import { queryClient } from './queryClient';

const NotFound = lazyRouteComponent(() => import('./NotFound'), 'NotFound');
const PageFailure = lazyRouteComponent(() => import('./PageFailure'), 'PageFailure');

const root = createRootRoute({ notFoundComponent: NotFound });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: z.object({
    // Only an address within the dashboard: a link must not send people elsewhere after signing in.
    next: z.catch(z.optional(z.string().check(z.regex(/^\/(?![/\\])/))), undefined),
  }),
  component: lazyRouteComponent(() => import('@/features/login/LoginPage')),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(() => import('@/features/login/ResetPage')),
});

/** The links in mails lead here. */
const setPassword = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: lazyRouteComponent(() => import('@/features/login/SetPasswordPage')),
});

/** Where a second factor is set up. */
const ENROL = '/me/account';

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const [me] = await Promise.all([queryClient.ensureQueryData(sessionQuery), loadTexts('inside')]);
    if (!me) throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.href } });
    // Until the second factor is there, the page that sets it up is all there is.
    if (me.mustEnrol && location.pathname !== ENROL) throw redirect({ to: ENROL });
    return { capabilities: me.capabilities };
  },
  component: lazyRouteComponent(() => import('./shell/Shell'), 'Shell'),
});

/** A page that is not for the reader does not exist for them. */
const needs =
  (capability: Capability) =>
  ({ context }: { context: { capabilities: readonly string[] } }) => {
    if (!context.capabilities.includes(capability)) throw notFound();
  };

/** Where a reader begins: whoever governs with the overview, everyone else with what they can spend. */
const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: governs(context.capabilities) ? '/overview' : '/home' });
  },
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/overview',
  validateSearch: overviewSearch,
  beforeLoad: needs('usage.read'),
  // Both show people's asks for more.
  loader: () => Promise.all([loadTexts('overview'), loadTexts('home')]),
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage')),
});

const usage = createRoute({
  getParentRoute: () => inside,
  path: '/usage',
  validateSearch: usageSearch,
  beforeLoad: needs('usage.read'),
  component: lazyRouteComponent(() => import('@/features/usage/UsagePage')),
});

const live = createRoute({
  getParentRoute: () => inside,
  path: '/live',
  validateSearch: liveSearch,
  beforeLoad: needs('requests.read'),
  loader: () => loadTexts('live'),
  component: lazyRouteComponent(() => import('@/features/live/LivePage')),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  validateSearch: requestsSearch,
  beforeLoad: needs('requests.read'),
  component: lazyRouteComponent(() => import('@/features/requests/RequestsPage')),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  beforeLoad: needs('people.read'),
  loader: () => loadTexts('invitation'),
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage')),
});

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/keys',
  validateSearch: keysSearch,
  beforeLoad: needs('keys.read'),
  component: lazyRouteComponent(() => import('@/features/keys/KeysPage')),
});

const limits = createRoute({
  getParentRoute: () => inside,
  path: '/limits',
  validateSearch: limitsSearch,
  beforeLoad: needs('limits.read'),
  component: lazyRouteComponent(() => import('@/features/limits/LimitsPage')),
});

const models = createRoute({
  getParentRoute: () => inside,
  path: '/models',
  validateSearch: modelsSearch,
  beforeLoad: needs('prices.read'),
  loader: () => loadTexts('models'),
  component: lazyRouteComponent(() => import('@/features/models/ModelsPage')),
});

const alerts = createRoute({
  getParentRoute: () => inside,
  path: '/alerts',
  validateSearch: alertsSearch,
  beforeLoad: needs('alerts.read'),
  loader: () => loadTexts('alerts'),
  component: lazyRouteComponent(() => import('@/features/alerts/AlertsPage')),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: settingsSearch,
  beforeLoad: needs('settings.read'),
  loader: () => loadTexts('settings'),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage')),
});

const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  validateSearch: auditSearch,
  beforeLoad: needs('audit.read'),
  loader: () => loadTexts('audit'),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage')),
});

const playground = createRoute({
  getParentRoute: () => inside,
  path: '/playground',
  beforeLoad: needs('own'),
  loader: () => loadTexts('playground'),
  component: lazyRouteComponent(() => import('@/features/playground/PlaygroundPage')),
});

const topups = createRoute({
  getParentRoute: () => inside,
  path: '/topups',
  beforeLoad: needs('payments.read'),
  loader: () => Promise.all([loadTexts('topups'), loadTexts('buy')]),
  component: lazyRouteComponent(() => import('@/features/topups/TopUpsPage')),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/home',
  beforeLoad: needs('own'),
  // Both link to details; what limits have to tell is an alert.
  loader: () => Promise.all([loadTexts('home'), loadTexts('overview'), loadTexts('alerts')]),
  component: lazyRouteComponent(() => import('@/features/home/HomePage')),
});

const ownUsage = createRoute({
  getParentRoute: () => inside,
  path: '/me/usage',
  validateSearch: ownUsageSearch,
  beforeLoad: needs('own'),
  component: lazyRouteComponent(() => import('@/features/own/OwnUsagePage')),
});

const ownCalls = createRoute({
  getParentRoute: () => inside,
  path: '/me/requests',
  validateSearch: ownCallsSearch,
  beforeLoad: needs('own'),
  component: lazyRouteComponent(() => import('@/features/own/OwnCallsPage')),
});

const ownKeys = createRoute({
  getParentRoute: () => inside,
  path: '/me/keys',
  validateSearch: ownKeysSearch,
  beforeLoad: needs('own'),
  component: lazyRouteComponent(() => import('@/features/own/OwnKeysPage')),
});

const buy = createRoute({
  getParentRoute: () => inside,
  path: '/me/buy',
  validateSearch: buySearch,
  beforeLoad: needs('own'),
  loader: () => loadTexts('buy'),
  component: lazyRouteComponent(() => import('@/features/buy/BuyPage')),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/me/account',
  beforeLoad: needs('own'),
  loader: () => loadTexts('factor'),
  component: lazyRouteComponent(() => import('@/features/account/AccountPage')),
});

export const routeTree = root.addChildren([
  login,
  reset,
  setPassword,
  inside.addChildren([
    index,
    overview,
    usage,
    live,
    requests,
    people,
    keys,
    limits,
    models,
    alerts,
    settings,
    audit,
    playground,
    topups,
    home,
    ownUsage,
    ownCalls,
    ownKeys,
    buy,
    account,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/admin',
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageFailure,
  defaultNotFoundComponent: NotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
