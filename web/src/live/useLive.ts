import { useEffect, useRef, useState } from 'react';
import { follow, type LiveState } from './follow';
import type { LiveLog, Snapshot } from './log';
import type { Topic } from './source';

const REDRAW_MS = 1000;

interface Options {
  /** A frozen picture; what happens meanwhile is not lost. */
  paused: boolean;
  log: LiveLog;
}

/** A topic as it happens: at most four new pictures a second, and one each second while nothing happens. */
export function useLive(topic: Topic, { paused, log }: Options): { state: LiveState; picture: Snapshot } {
  const [state, setState] = useState<LiveState>('connecting');
  const [picture, setPicture] = useState(() => log.read(Date.now()));
  const frozen = useRef(paused);
  frozen.current = paused;
  const key = JSON.stringify(topic);
  useEffect(() => {
    const stop = new AbortController();
    const draw = () => {
      if (!frozen.current) setPicture(log.read(Date.now()));
    };
    const timer = setInterval(draw, REDRAW_MS);
    void follow(
      JSON.parse(key) as Topic,
      (frame) => {
        log.apply(frame, Date.now());
        draw();
      },
      setState,
      stop.signal,
    );
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [key, log]);
  useEffect(() => {
    if (!paused) setPicture(log.read(Date.now()));
  }, [paused, log]);
  return { state, picture };
}
