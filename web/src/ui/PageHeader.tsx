import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './PageHeader.module.css';

interface Props {
  title: string;
  /** What the page answers, in one line. */
  lead?: ReactNode;
  /** Filters and the one main act of the page. */
  children?: ReactNode;
}

/** The top of a page; also names the browser's tab. */
export function PageHeader({ title, lead, children }: Props) {
  useEffect(() => {
    document.title = `${title} · IA Solaris`;
  }, [title]);
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        <Title order={1} fz={24} lh={1.2}>
          {title}
        </Title>
        {lead && (
          <Text c="dimmed" fz="sm" mt={2}>
            {lead}
          </Text>
        )}
      </div>
      {children && (
        <Group gap="xs" className={classes.acts ?? ''}>
          {children}
        </Group>
      )}
    </header>
  );
}
