import { type KeyboardEvent, type PointerEvent, useState } from 'react';

/** Which bucket the reader looks at: by pointer, or by the arrow keys, Home, End and Escape. */
export function useCrosshair(count: number, indexAt: (x: number) => number | null) {
  const [index, setIndex] = useState<number | null>(null);
  const move = (step: number) =>
    setIndex((now) => Math.min(count - 1, Math.max(0, (now ?? (step > 0 ? -1 : count)) + step)));
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowRight: () => move(1),
      ArrowLeft: () => move(-1),
      Home: () => setIndex(0),
      End: () => setIndex(count - 1),
      Escape: () => setIndex(null),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const onPointerMove = (event: PointerEvent) =>
    setIndex(indexAt(event.clientX - event.currentTarget.getBoundingClientRect().left));
  const leave = () => setIndex(null);
  return { index, handlers: { onKeyDown, onPointerMove, onPointerLeave: leave, onBlur: leave } };
}
