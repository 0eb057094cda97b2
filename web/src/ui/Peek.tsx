import { ActionIcon, Drawer, Group } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconChevronDown, IconChevronUp } from './icons';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** To the neighbours in the list behind; absent at its ends. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  children: ReactNode;
}

/** A look at one row of a list while the list stays: the arrow keys move on to its neighbours. */
export function Peek({ title, opened, onClose, onPrevious, onNext, children }: Props) {
  const { t } = useTranslation();
  useHotkeys([
    ['ArrowUp', () => opened && onPrevious?.()],
    ['ArrowDown', () => opened && onNext?.()],
  ]);
  const step = (label: string, act: (() => void) | undefined, icon: ReactNode) => (
    <ActionIcon variant="default" size={32} aria-label={label} disabled={!act} onClick={act}>
      {icon}
    </ActionIcon>
  );
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size={520}>
      <Drawer.Overlay />
      <Drawer.Content>
        {/* Not a banner: the page has its own. */}
        <Drawer.Header role="presentation">
          <Drawer.Title fz="lg" fw={660}>
            {title}
          </Drawer.Title>
          <Group gap={6} wrap="nowrap">
            {(onPrevious || onNext) && step(t('app.previous'), onPrevious, <IconChevronUp size={16} />)}
            {(onPrevious || onNext) && step(t('app.next'), onNext, <IconChevronDown size={16} />)}
            <Drawer.CloseButton aria-label={t('app.close')} size={32} />
          </Group>
        </Drawer.Header>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
