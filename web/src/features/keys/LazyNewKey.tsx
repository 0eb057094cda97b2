import { type ComponentProps, lazy, Suspense } from 'react';
import type { NewKey as Form } from './NewKey';

const Loaded = lazy(() => import('./NewKey').then((file) => ({ default: file.NewKey })));

/** The form, loaded beside the page that offers it: most visits make no key. */
export const NewKey = (props: ComponentProps<typeof Form>) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
);
