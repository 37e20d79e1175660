import { createApi } from './api/client';
import { isStatus, NoAnswer } from './api/failures';
import { LiveChannel } from './live/channel';
import { Entitlements } from './live/entitlements';
import { connect } from './live/hub';
import { createPause, untilItWorks } from './live/retrying';
import { Sync } from './live/sync';
import { onWakeUp } from './live/wakeup';
import { Drafts } from './sending/drafts';
import { mint } from './sending/mint';
import { NonceKeeper } from './sending/nonceKeeper';
import { Outbox } from './sending/outbox';
import { deviceShelf } from './sending/shelf';
import { TurnstileWidget } from './sending/turnstile';
import type { Action } from './state/reducer';
import { createStore } from './state/store';
import { userIdOf } from './userId';

/** Without a network the security check fails in ways of its own. */
const isOffline = (error: unknown) => error instanceof NoAnswer || !navigator.onLine;

const isOver = (error: unknown) => isStatus(error, 401);

/** The parts of the client, put together. */
export function createApp() {
  const store = createStore();
  const api = createApi(() => {
    store.dispatch({ type: 'signedOut' });
    channel.stop();
  });
  const drafts = new Drafts(deviceShelf());
  const pause = createPause();
  const config = once(() => untilItWorks(api.config, () => false, pause), (read) => store.dispatch({ type: 'configRead', config: read }));
  const companions = once(() => untilItWorks(api.companions, () => false, pause), (read) => store.dispatch({ type: 'companionsRead', companions: read }));

  const widget = new TurnstileWidget(async () => {
    const { siteKey, scriptUrl, action } = (await config()).turnstile;
    return { siteKey, scriptUrl, action: action ?? 'send-message' };
  });
  const keeper = new NonceKeeper({
    mint: () => mint(api, () => widget.token(), (milliseconds) => createPause().wait(milliseconds)),
    now: () => performance.now(),
    isOffline,
  });
  const takeNonce = async () => {
    try {
      return await keeper.take();
    } catch (cause) {
      throw isOffline(cause) ? new NoAnswer('There is no network.', { cause }) : cause;
    }
  };
  const outbox = new Outbox({
    api, store, drafts, takeNonce, newKey: () => crypto.randomUUID(), now: () => new Date(),
  });
  const sync = new Sync(api, store);
  const entitlements = new Entitlements(api, store);

  const readMe = async () => store.dispatch({ type: 'signedIn', me: await api.me() });
  const channel = new LiveChannel({
    connect: () => connect((target, event) => {
      store.dispatch({ type: target, event } as Action);
      if (target === 'entitlementsChanged') void entitlements.refresh();
    }),
    mayConnect: async () => {
      await readMe();
      return true;
    },
    onChange: (state) => {
      store.dispatch({ type: 'channelChanged', channel: state });
      if (state === 'open') catchUp();
    },
  });
  const catchUp = () => {
    void entitlements.refresh();
    sync.refresh();
    outbox.wake();
    keeper.wake();
  };

  /** Who is this? Everything that needs no answer to that is asked for at the same time. */
  async function start(): Promise<void> {
    void config();
    void sync.readThreads();
    onWakeUp(() => {
      pause.cut();
      if (store.state.session !== 'in') return;
      channel.wake();
      catchUp();
    });
    try {
      await untilItWorks(readMe, isOver, pause, () => store.dispatch({ type: 'unreachable' }));
      channel.start();
    } catch {
      // Nobody is signed in: the screen asks who it is.
    }
  }

  /** Signs in where anybody is who they say they are (the local host), and goes on where the user was. */
  async function signInLocally(name: string): Promise<void> {
    await api.signInLocally(userIdOf(name), name);
    await readMe();
    keeper.reset();
    sync.refresh();
    channel.start();
  }

  function signOut(): void {
    drafts.clear();
    channel.stop();
    location.assign('/.auth/logout?post_logout_redirect_uri=/');
  }

  return { store, api, drafts, widget, keeper, outbox, sync, loadCompanions: companions, start, signInLocally, signOut };
}

export type App = ReturnType<typeof createApp>;

/** Loads something once, for all who ask. */
function once<Result>(load: () => Promise<Result>, onLoaded: (result: Result) => void): () => Promise<Result> {
  let loading: Promise<Result> | null = null;
  return () => {
    loading ??= load().then((result) => {
      onLoaded(result);
      return result;
    });
    return loading;
  };
}
