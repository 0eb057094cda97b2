import { api, read } from '@/api/client';
import type { LiveFrame } from './log';

/** Whose calls are watched. */
export type Topic = { scope: 'own' } | { scope: 'organisation' } | { scope: 'team'; id: string | null };

export interface Cursor {
  stream: string;
  seq: number;
}

export type Watch = (
  topic: Topic,
  after: Cursor | null,
  on: { open: () => void; frame: (frame: LiveFrame) => void },
  signal: AbortSignal,
) => Promise<void>;

/** Over the hub, by whatever the network lets through; ends when the connection does. */
export const watchHub: Watch = async (topic, after, on, signal) => {
  const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  const hub = new HubConnectionBuilder()
    .withUrl(new URL('/hubs/live', location.href).href, {
      transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling,
    })
    .configureLogging(LogLevel.None)
    .build();
  const stop = () => void hub.stop();
  signal.addEventListener('abort', stop);
  try {
    await hub.start();
    on.open();
    await new Promise<void>((resolve, reject) => {
      hub.onclose(() => resolve());
      hub
        .stream<LiveFrame>('Watch', topic.scope, 'id' in topic ? topic.id : null, after)
        .subscribe({ next: on.frame, complete: resolve, error: reject });
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await hub.stop();
  }
};

/** Asks once for what is new, where no connection stays open. */
export const poll = (topic: Topic, after: Cursor | null): Promise<LiveFrame[]> => {
  const cursor = after ? { stream: after.stream, seq: after.seq } : {};
  if (topic.scope === 'own') return read(api.GET('/api/me/live', { params: { query: cursor } }));
  const team = topic.scope === 'team' && topic.id ? { teamId: topic.id } : {};
  return read(api.GET('/api/live', { params: { query: { scope: topic.scope, ...team, ...cursor } } }));
};
