import type { HubEvents } from '../api/contract';

export interface HubConnection {
  /** Resolves when the connection, once open, is lost or stopped. */
  closed: Promise<void>;
  stop: () => Promise<void>;
}

export type HubListener = <Target extends keyof HubEvents>(target: Target, event: HubEvents[Target]) => void;

const targets = ['messageAdded', 'conversationUpdated', 'replyFailed', 'entitlementsChanged'] as const satisfies readonly (keyof HubEvents)[];

/** Connects once, through `POST /api/negotiate`. The library is loaded only now, after the first paint. */
export async function connect(listener: HubListener): Promise<HubConnection> {
  const { HubConnectionBuilder, LogLevel } = await import('@microsoft/signalr');
  // Its own reconnecting gives up after four attempts (learn.microsoft.com/aspnet/core/signalr/javascript-client); ours does not.
  const hub = new HubConnectionBuilder().withUrl('/api').configureLogging(LogLevel.None).build();
  for (const target of targets) hub.on(target, (event) => listener(target, event));
  const closed = new Promise<void>((resolve) => hub.onclose(() => resolve()));
  await hub.start();
  return { closed, stop: () => hub.stop() };
}
