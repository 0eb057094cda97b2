import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Turn } from '@/api/playground';
import { Empty } from '@/ui/Empty';
import { IconMessage2Code } from '@/ui/icons';
import classes from './Playground.module.css';

/** What was said; what a model wrote is shown as text and nothing else. */
export function Turns({ turns, busy }: { turns: Turn[]; busy: boolean }) {
  const { t } = useTranslation();
  const end = useRef<HTMLLIElement>(null);
  const length = turns.at(-1)?.content.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each word that comes moves the end
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'nearest' });
  }, [turns.length, length]);
  if (turns.length === 0) {
    return (
      <div className={classes.turns}>
        <Empty title={t('playground.empty')} hint={t('playground.emptyHint')} icon={IconMessage2Code} height={280} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <ol className={classes.turns} tabIndex={0} aria-label={t('playground.conversation')} aria-busy={busy}>
      {turns.map((turn, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: turns are only ever added at the end
        <li key={index} className={turn.role === 'user' ? classes.mine : classes.theirs}>
          <b className={classes.who}>{t(turn.role === 'user' ? 'playground.you' : 'playground.model')}</b>
          {turn.content || '…'}
        </li>
      ))}
      <li ref={end} aria-hidden />
    </ol>
  );
}
