import type { LiveCall } from '@/live/log';
import type { LiveSearch } from './search';

/** Left by the filters: the state, and what is typed in names of people, keys and models. */
export function shownCalls(calls: LiveCall[], { show, find }: Pick<LiveSearch, 'show' | 'find'>): LiveCall[] {
  const words = find?.trim().toLocaleLowerCase();
  return calls.filter((call) => {
    if (show === 'running' && call.status != null) return false;
    if (show === 'problems' && (call.status == null || call.status < 400)) return false;
    const names = [call.userName, call.keyName, call.model, call.deployment, call.id];
    return !words || names.some((name) => name?.toLocaleLowerCase().includes(words));
  });
}
