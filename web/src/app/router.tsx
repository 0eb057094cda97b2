import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { sessionQuery } from '@/api/session';
import { keysSearch } from '@/features/keys/search';
import { limitsSearch } from '@/features/limits/search';
import { modelsSearch } from '@/features/models/search';
import { overviewSearch } from '@/features/overview/search';
import { peopleSearch } from '@/features/people/search';
import { requestsSearch } from '@/features/requests/search';
import { settingsSearch } from '@/features/settings/search';
import { usageSearch } from '@/features/usage/search';
import { administers, asRole, type Role, seesOrganisation } from '@/lib/access';
import { NotFound } from './NotFound';
import { PageFailure } from './PageFailure';
import { queryClient } from './queryClient';
import { Shell } from './shell/Shell';

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

/** Everything behind the sign-in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/login', search: location.pathname === '/' ? {} : { next: location.href } });
    return { role: asRole(me.role) };
  },
  component: Shell,
});

/** A page that is not for the role does not exist for it. */
const only =
  (allowed: (role: Role) => boolean) =>
  ({ context }: { context: { role: Role } }) => {
    if (!allowed(context.role)) throw redirect({ to: '/' });
  };

const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/overview' });
  },
});

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/overview',
  validateSearch: overviewSearch,
  beforeLoad: only(seesOrganisation),
  component: lazyRouteComponent(() => import('@/features/overview/OverviewPage')),
});

const usage = createRoute({
  getParentRoute: () => inside,
  path: '/usage',
  validateSearch: usageSearch,
  beforeLoad: only(seesOrganisation),
  component: lazyRouteComponent(() => import('@/features/usage/UsagePage')),
});

const requests = createRoute({
  getParentRoute: () => inside,
  path: '/requests',
  validateSearch: requestsSearch,
  beforeLoad: only(seesOrganisation),
  component: lazyRouteComponent(() => import('@/features/requests/RequestsPage')),
});

const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  validateSearch: peopleSearch,
  beforeLoad: only(administers),
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage')),
});

const keys = createRoute({
  getParentRoute: () => inside,
  path: '/keys',
  validateSearch: keysSearch,
  beforeLoad: only(administers),
  component: lazyRouteComponent(() => import('@/features/keys/KeysPage')),
});

const limits = createRoute({
  getParentRoute: () => inside,
  path: '/limits',
  validateSearch: limitsSearch,
  beforeLoad: only(administers),
  component: lazyRouteComponent(() => import('@/features/limits/LimitsPage')),
});

const models = createRoute({
  getParentRoute: () => inside,
  path: '/models',
  validateSearch: modelsSearch,
  beforeLoad: only(administers),
  component: lazyRouteComponent(() => import('@/features/models/ModelsPage')),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  validateSearch: settingsSearch,
  beforeLoad: only(administers),
  component: lazyRouteComponent(() => import('@/features/settings/SettingsPage')),
});

export const routeTree = root.addChildren([
  login,
  inside.addChildren([index, overview, usage, requests, people, keys, limits, models, settings]),
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
