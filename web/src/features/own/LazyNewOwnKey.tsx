import { type ComponentProps, lazy, Suspense } from 'react';
import type { NewOwnKey as Form } from './NewOwnKey';

const Loaded = lazy(() => import('./NewOwnKey').then((file) => ({ default: file.NewOwnKey })));

/** The form, loaded beside the page that offers it: most visits make no key. */
export const NewOwnKey = (props: ComponentProps<typeof Form>) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
);
