import { Button, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '@/live/follow';
import { IconPlayerPause, IconPlayerPlay } from '@/ui/icons';
import { TeamPick } from '@/ui/Pick';
import { Tag, type Tone } from '@/ui/Tag';
import type { LiveSearch } from './search';

interface Props {
  state: LiveState;
  paused: boolean;
  search: LiveSearch;
  /** The reader may choose between the organisation and its teams. */
  everyone: boolean;
  onPause: () => void;
  onChange: (change: Partial<LiveSearch>) => void;
}

const TONES: Record<LiveState, Tone> = { connecting: 'quiet', live: 'ok', reconnecting: 'warn', polling: 'warn' };

/** How the page is connected, what it shows, and the way to make it stand still. */
export function LiveControls({ state, paused, search, everyone, onPause, onChange }: Props) {
  const { t } = useTranslation();
  const said = paused ? t('live.state.paused') : t(`live.state.${state}`);
  return (
    <>
      <Tag tone={paused ? 'quiet' : TONES[state]}>{said}</Tag>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      {everyone && (
        <SegmentedControl
          aria-label={t('live.whose')}
          value={search.scope}
          data={(['organisation', 'team'] as const).map((value) => ({ value, label: t(`scope.${value}`) }))}
          onChange={(scope) => onChange({ scope: scope as LiveSearch['scope'] })}
        />
      )}
      {everyone && search.scope === 'team' && (
        <TeamPick
          aria-label={t('scope.team')}
          placeholder={t('live.pickTeam')}
          w={200}
          value={search.teamId ?? null}
          onChange={(teamId) => onChange({ teamId: teamId ?? undefined })}
        />
      )}
      <Button
        variant="default"
        aria-pressed={paused}
        aria-keyshortcuts="Alt+P"
        title={t('live.pauseKeys')}
        leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
        onClick={onPause}
      >
        {t(paused ? 'live.resume' : 'live.pause')}
      </Button>
    </>
  );
}
