import { useEffect, useRef, useState } from 'react';
import type { Me } from '../api/contract';
import { ButtonLink } from '../components/Button';
import { CheckIcon } from '../components/icons';
import { count } from '../components/money';
import { ScreenHeading } from '../components/ScreenHeading';
import { longDate } from '../components/times';
import { useApp, useChat, useHoldings } from '../components/useApp';
import { CheckoutWatch, type CheckoutView } from '../live/checkoutWatch';
import { onWakeUp } from '../live/wakeup';
import { backName, paths } from '../routing/route';
import { NotFoundScreen } from './NotFoundScreen';

type Known = Exclude<CheckoutView['status'], 'missing'>;

const texts: Record<Known, { title: string; text: string }> = {
  unknown: { title: 'Looking for your payment', text: 'One moment.' },
  pending: { title: 'Waiting for your payment', text: 'Your bank is still working on it. You can leave this page: what you bought arrives by itself.' },
  paid: { title: 'Thank you', text: 'Your payment has arrived.' },
  expired: { title: 'The payment was not completed', text: 'Its time has run out, or your bank said no. Nothing was charged.' },
  refunded: { title: 'The payment was refunded', text: 'You have your money back, and what it had bought was taken back.' },
  disputed: { title: 'The payment is disputed', text: 'What it had bought is withheld, unless your bank decides that the payment stands.' },
};

const unreachable = 'Right now we cannot ask how far it is. We keep trying, and nothing gets lost.';

/** Where the payment provider sends the browser: waits on the server's word, never on hope. */
export default function SuccessScreen({ sessionId, returnTo }: { sessionId: string | null; returnTo: string | null }) {
  const { status, isUnreachable } = useCheckout(sessionId);
  if (status === 'missing') return <NotFoundScreen title="No such purchase" text="The address is incomplete, or the purchase is not yours." />;
  const { title, text } = texts[status];
  const back = returnTo ?? paths.chats;
  return (
    <div data-testid="checkout" data-status={status === 'unknown' ? 'pending' : status} aria-busy={status === 'unknown'} className="flex min-h-0 flex-1 flex-col items-center overflow-y-auto p-6 text-center">
      <div className="my-auto flex max-w-md flex-col items-center gap-3">
        <Sign status={status} />
        <ScreenHeading key={title} title={title} className="text-4xl" />
        <div role="status" className="text-balance text-muted">
          <p>{isUnreachable ? unreachable : text}</p>
        </div>
        {status === 'paid' && <Belongings />}
        <div className="mt-4 flex flex-wrap justify-center gap-3">
          {status === 'expired' && <ButtonLink href={paths.plans(returnTo)}>See plans</ButtonLink>}
          <ButtonLink look={status === 'paid' ? 'main' : 'quiet'} href={back}>{backName(returnTo)}</ButtonLink>
        </div>
      </div>
    </div>
  );
}

function Sign({ status }: { status: Known }) {
  if (status === 'paid') return <span className="mb-2 grid size-16 place-items-center rounded-full bg-accent text-accent-ink"><CheckIcon className="size-8" /></span>;
  if (status !== 'unknown' && status !== 'pending') return null;
  return (
    <span aria-hidden="true" className="mb-2 flex h-16 items-center gap-2 text-accent">
      <span className="size-2.5 animate-dot rounded-full bg-current" />
      <span className="size-2.5 animate-dot rounded-full bg-current [animation-delay:0.15s]" />
      <span className="size-2.5 animate-dot rounded-full bg-current [animation-delay:0.3s]" />
    </span>
  );
}

/** What the user has now. */
function Belongings() {
  const me = useChat((state) => state.me);
  const lines = me ? belongings(me) : [];
  return lines.length > 0 && (
    <ul data-testid="belongings" className="rounded-2xl border border-line bg-surface px-5 py-3">
      {lines.map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

const belongings = ({ premiumActive, premiumUntil, tokens }: Me): string[] => [
  ...(premiumActive && premiumUntil ? [`Premium until ${longDate(premiumUntil)}`] : []),
  ...(tokens > 0 ? [`${count(tokens, 'token')} on your balance`] : []),
];

/** Looks at once, again and again while nothing is decided, when the page is looked at again, and when a push says that something was granted or taken back. */
function useCheckout(sessionId: string | null): CheckoutView {
  const { api, store } = useApp();
  const [view, setView] = useState<CheckoutView>({ status: sessionId ? 'unknown' : 'missing', isUnreachable: false });
  const watch = useRef<CheckoutWatch | null>(null);
  const held = useHoldings();

  useEffect(() => {
    if (!sessionId) return;
    const current = new CheckoutWatch(() => api.checkoutState(sessionId), (next, answer) => {
      setView(next);
      if (answer) store.dispatch({ type: 'entitlementsChanged', event: { ...answer.me, premiumUntil: answer.me.premiumUntil ?? null } });
    });
    watch.current = current;
    current.look();
    const asleep = onWakeUp(() => current.look());
    return () => {
      watch.current = null;
      asleep();
      current.stop();
    };
  }, [api, store, sessionId]);

  const before = useRef(held);
  useEffect(() => {
    if (before.current !== null && held !== before.current) watch.current?.look();
    before.current = held;
  }, [held]);
  return view;
}
