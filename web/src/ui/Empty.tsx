import { Stack, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconInbox } from './icons';

interface Props {
  title: string;
  /** Why there is nothing. */
  hint?: ReactNode;
  icon?: Icon;
  /** The one thing to do about it. */
  children?: ReactNode;
  height?: number;
}

/** Nothing here, why, and what to do next. */
export function Empty({ title, hint, icon: Icon = IconInbox, children, height }: Props) {
  return (
    <Stack align="center" justify="center" gap={4} py={36} px="md" ta="center" mih={height}>
      <span
        style={{
          display: 'grid',
          placeItems: 'center',
          width: 52,
          height: 52,
          borderRadius: 16,
          background: 'var(--mantine-color-solar-light)',
          color: 'var(--mantine-color-anchor)',
          marginBottom: 8,
        }}
      >
        <Icon size={26} stroke={1.6} />
      </span>
      <Text fw={640}>{title}</Text>
      {hint && (
        <Text fz="sm" c="dimmed" maw={420}>
          {hint}
        </Text>
      )}
      {children && <div style={{ marginTop: 12 }}>{children}</div>}
    </Stack>
  );
}
