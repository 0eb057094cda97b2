import { type ComponentProps, lazy, Suspense } from 'react';
import type { PersonForm as Form } from './PersonForm';

const Loaded = lazy(() => import('./PersonForm').then((file) => ({ default: file.PersonForm })));

/** The form, loaded by whoever opens it: most visits change nobody. */
export const PersonForm = (props: ComponentProps<typeof Form>) => (
  <Suspense fallback={null}>
    <Loaded {...props} />
  </Suspense>
);
