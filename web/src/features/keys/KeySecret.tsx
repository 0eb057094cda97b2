import { useTranslation } from 'react-i18next';
import type { Key } from '@/api/keys';
import { Dialog } from '@/ui/Dialog';
import { ShowOnce } from '@/ui/ShowOnce';
import { Snippets } from './Snippets';

/** The secret of a key that was just made, with calls that work when pasted. */
export function KeySecret({ apiKey, onDone }: { apiKey: Key | null; onDone: () => void }) {
  const { t } = useTranslation();
  const secret = apiKey?.secret;
  return (
    // Neither Escape nor a click outside may lose what cannot be shown again.
    <Dialog
      title={t('keys.made', { name: apiKey?.name ?? '' })}
      opened={!!secret}
      onClose={() => undefined}
      size="lg"
      modal
    >
      {secret && (
        <ShowOnce secret={secret} label={t('keys.copySecret')} onDone={onDone}>
          <Snippets secret={secret} models={apiKey.models ?? null} trusted={apiKey.kind === 'trusted-client'} />
        </ShowOnce>
      )}
    </Dialog>
  );
}
