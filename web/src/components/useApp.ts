import { createContext, use, useSyncExternalStore } from 'react';
import type { App } from '../app';
import type { State } from '../state/reducer';

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = use(AppContext);
  if (!app) throw new Error('AppContext is missing.');
  return app;
}

/** Changes whenever something was granted to the user, taken back, or has run out; null until it is known what there is. */
export const useHoldings = (): string | null => useChat(({ me }) => me && `${me.premiumActive} ${me.premiumUntil} ${me.tokens}`);

/** A part of the state; the component follows it. `select` must answer with the same object while nothing changed. */
export function useChat<Part>(select: (state: State) => Part): Part {
  const { store } = useApp();
  return useSyncExternalStore(store.subscribe, () => select(store.state));
}
