import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  lead?: ReactNode;
  /** Beside the title: switches, a link to more. */
  aside?: ReactNode;
  children: ReactNode;
  /** Level of the heading: 2, or 3 inside another section. */
  order?: 2 | 3;
}

/** A card with a heading. */
export function Section({ title, lead, aside, children, order = 2 }: Props) {
  const id = useId();
  return (
    <section className="surface" style={{ padding: 16, minWidth: 0 }} aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm" wrap="nowrap">
        <div style={{ minWidth: 0 }}>
          <Title id={id} order={order} fz="md" lh={1.3}>
            {title}
          </Title>
          {lead && (
            <Text fz={12.5} c="dimmed">
              {lead}
            </Text>
          )}
        </div>
        {aside}
      </Group>
      {children}
    </section>
  );
}
