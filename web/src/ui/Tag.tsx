import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'danger' | 'quiet';

const COLOR: Record<Tone, string> = {
  ok: 'var(--sol-ok)',
  warn: 'var(--sol-warn)',
  danger: 'var(--sol-danger)',
  quiet: 'var(--mantine-color-dimmed)',
};

/** A word with a tone; the word alone says it, the colour only helps. */
export function Tag({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  const color = COLOR[tone];
  return (
    <Badge
      variant="default"
      size="sm"
      leftSection={<span style={{ width: 6, height: 6, borderRadius: 3, background: color, display: 'block' }} />}
      styles={{
        root: {
          background: 'transparent',
          borderColor: `color-mix(in srgb, ${color} 45%, transparent)`,
          color: tone === 'quiet' ? 'var(--mantine-color-dimmed)' : color,
        },
        label: { overflow: 'visible' },
      }}
    >
      {children}
    </Badge>
  );
}
