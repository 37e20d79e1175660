import { lazy, Suspense, type MouseEvent } from 'react';
import { ConnectionBanner } from '../components/ConnectionBanner';
import { Navigation } from '../components/Navigation';
import { Loading } from '../components/Skeleton';
import { useAboveKeyboard } from '../components/useAboveKeyboard';
import { useChat } from '../components/useApp';
import type { Route } from '../routing/route';
import { useRoute } from '../routing/router';
import { ChatList } from './ChatList';
import { CompanionScreen } from './CompanionScreen';
import { CompanionsScreen } from './CompanionsScreen';
import { ConversationScreen } from './ConversationScreen';
import { NoConversation } from './NoConversation';
import { NotFoundScreen } from './NotFoundScreen';
import { SignInScreen } from './SignInScreen';

const AccountScreen = lazy(() => import('./AccountScreen'));
const PlansScreen = lazy(() => import('./PlansScreen'));
const SuccessScreen = lazy(() => import('./SuccessScreen'));

/** What needs no session. */
const isPublic = (route: Route) =>
  route.name === 'companions' || route.name === 'companion' || route.name === 'unknown' || (route.name === 'plans' && !route.needsSession);

/**
 * The frame of all screens. A phone shows one pane at a time; where there is room, the list of chats stays on the left. Who is not signed in
 * is asked to at the same address, and so is back at it afterwards.
 */
export function Shell() {
  const route = useRoute();
  const session = useChat((state) => state.session);
  const isOut = session === 'out' || session === 'ended';
  useAboveKeyboard();
  if (isOut && !isPublic(route)) return <SignInScreen hasEnded={session === 'ended'} />;

  const isList = route.name === 'chats';
  const isConversation = route.name === 'conversation';
  return (
    <div className={`grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto] px-safe pt-safe ${isOut ? '' : 'wide:grid-cols-[22rem_minmax(0,1fr)]'}`}>
      <a href="#main" onClick={focusMain} className="sr-only z-10 rounded-full bg-accent px-4 py-2 text-accent-ink focus:not-sr-only focus:absolute focus:top-2 focus:left-2">Skip to the content</a>
      <div className="wide:col-span-full"><ConnectionBanner /></div>
      {!isOut && (
        <div {...(isList ? main : beside('Chats'))} className={`min-h-0 flex-col border-line outline-none wide:row-start-2 wide:flex wide:border-r wide:bg-aside ${isList ? 'flex' : 'hidden'}`}>
          <ChatList isScreen={isList} openId={isConversation ? route.id : null} />
        </div>
      )}
      <div {...(isList ? beside('Conversation') : main)} className={`min-h-0 flex-col outline-none wide:flex ${isOut ? '' : 'wide:row-span-2 wide:row-start-2'} ${isList ? 'hidden' : 'flex'}`}>
        <Suspense fallback={<Loading what="the page" />}>
          <Screen route={route} />
        </Suspense>
      </div>
      <Navigation route={route} isOut={isOut} />
    </div>
  );
}

/** The pane that the address is about; roles and not elements, so that the panes stay when the address changes. */
const main = { role: 'main', id: 'main', tabIndex: -1 };
const beside = (label: string) => ({ role: 'complementary', 'aria-label': label });

function focusMain(event: MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Screen({ route }: { route: Route }) {
  switch (route.name) {
    case 'chats':
      return <NoConversation />;
    case 'conversation':
      return <ConversationScreen key={route.id} id={route.id} />;
    case 'companions':
      return <CompanionsScreen />;
    case 'companion':
      return <CompanionScreen key={route.id} id={route.id} />;
    case 'plans':
      return <PlansScreen returnTo={route.returnTo} wasCancelled={route.wasCancelled} />;
    case 'success':
      return <SuccessScreen key={route.sessionId} sessionId={route.sessionId} returnTo={route.returnTo} />;
    case 'account':
      return <AccountScreen />;
    case 'unknown':
      return <NotFoundScreen />;
  }
}
