import { type ReactNode, useEffect } from 'react';
import { BrandPanel } from './BrandPanel';
import classes from './Login.module.css';
import { Preferences } from './Preferences';

/** What all pages before the sign-in look like. */
export function Frame({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · IA Solaris`;
  }, [title]);
  return (
    <div className={classes.page}>
      <BrandPanel />
      <main className={classes.side}>
        <Preferences />
        {children}
      </main>
    </div>
  );
}
