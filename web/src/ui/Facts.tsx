import type { ReactNode } from 'react';
import classes from './Facts.module.css';

export type Fact = [name: string, value: ReactNode];

/** Names and values below one another. */
export const Facts = ({ facts }: { facts: Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
