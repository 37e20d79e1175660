import { initialState, reduce, type Action, type State } from './reducer';

/** Holds the state, and tells who listens. */
export interface Store {
  readonly state: State;
  dispatch: (action: Action) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createStore(): Store {
  const listeners = new Set<() => void>();
  let state = initialState;
  return {
    get state() {
      return state;
    },
    dispatch: (action) => {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
