import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  opened: boolean;
  onClose: () => void;
  size?: string | number;
  /** Only the dialog's own buttons close it. */
  modal?: boolean;
  children: ReactNode;
}

/** A form or a question in front of the page. */
export function Dialog({ title, opened, onClose, size = 'md', modal = false, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      centered
      radius="lg"
      closeOnEscape={!modal}
      closeOnClickOutside={!modal}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title fz="lg" fw={660}>
            {title}
          </Modal.Title>
          {!modal && <Modal.CloseButton aria-label={t('app.close')} size={32} />}
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
