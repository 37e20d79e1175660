import { useCallback, useEffect, useState } from 'react';
import type { CheckoutState } from '../api/contract';
import { isStatus } from '../api/failures';
import { ButtonLink } from '../components/Button';
import { ScreenHeading } from '../components/ScreenHeading';
import { longDate } from '../components/times';
import { useApp, useChat } from '../components/useApp';
import { paths } from '../routing/route';
import { NotFoundScreen } from './NotFoundScreen';

type Status = CheckoutState['status'] | 'missing';

/** Milliseconds between two looks: often at first, then patiently. */
const looks = [1000, 2000, 3000, 5000];

const texts: Record<Exclude<Status, 'missing' | 'paid'>, { title: string; text: string }> = {
  pending: { title: 'Waiting for your payment', text: 'The payment provider has not confirmed it yet. This page follows by itself, and you may also leave it: nothing gets lost.' },
  expired: { title: 'The payment was not completed', text: 'It has expired, and nothing was charged.' },
  refunded: { title: 'The payment was refunded', text: 'What it had bought was taken back.' },
  disputed: { title: 'The payment is disputed', text: 'It is being looked at by your bank.' },
};

/** Where the payment provider sends the browser: waits on the server's word, never on hope. */
export default function SuccessScreen({ sessionId, returnTo }: { sessionId: string | null; returnTo: string | null }) {
  const status = useCheckout(sessionId);
  const me = useChat((state) => state.me);
  if (status === 'missing') return <NotFoundScreen title="No such purchase" text="The address is incomplete, or the purchase is not yours." />;
  const { title, text } = status === 'paid' ? { title: 'Thank you', text: thanks(me?.premiumUntil ?? null) } : texts[status];
  return (
    <div role="status" data-testid="checkout" data-status={status} className="flex flex-1 flex-col items-center justify-center gap-3 p-6 text-center">
      <ScreenHeading key={title} title={title} className="text-4xl" />
      <p className="mb-4 max-w-sm text-muted">{text}</p>
      {status === 'expired'
        ? <ButtonLink href={paths.plans(returnTo ?? undefined)}>See plans</ButtonLink>
        : <ButtonLink look={status === 'paid' ? 'main' : 'quiet'} href={returnTo ?? paths.chats}>{status === 'paid' ? 'Go on talking' : 'To the chats'}</ButtonLink>}
    </div>
  );
}

const thanks = (premiumUntil: string | null): string =>
  premiumUntil ? `You have Premium until ${longDate(premiumUntil)}. The conversation goes on where you left it.` : 'What you bought is yours.';

function useCheckout(sessionId: string | null): Status {
  const { api, store } = useApp();
  const me = useChat((state) => state.me);
  const [status, setStatus] = useState<Status>(sessionId ? 'pending' : 'missing');

  const look = useCallback(async () => {
    if (!sessionId) return;
    try {
      const { status: now, me: then } = await api.checkoutState(sessionId);
      setStatus(now);
      store.dispatch({ type: 'entitlementsChanged', event: { ...then, premiumUntil: then.premiumUntil ?? null } });
    } catch (error) {
      if (isStatus(error, 404)) setStatus('missing');
    }
  }, [api, store, sessionId]);

  useEffect(() => {
    if (status !== 'pending') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const loop = async (count: number) => {
      await look();
      if (!isOver) timer = setTimeout(() => void loop(count + 1), looks[Math.min(count, looks.length - 1)]);
    };
    void loop(0);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // A push that changes what the user has is a reason to look at once.
  }, [look, status, me?.premiumUntil, me?.tokens]);
  return status;
}
