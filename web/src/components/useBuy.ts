import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaymentProvider } from '../api/contract';
import { paths } from '../routing/route';
import { navigate } from '../routing/router';
import { buyProblem, webAddress, type BuyProblem } from './plans';
import { useApp, useChat } from './useApp';

/** One click on a plan. Its key stays the same however often it is tried, so that it opens one payment. */
interface Purchase {
  planId: string;
  provider: PaymentProvider;
  key: string;
}

/** Opens a payment and sends the browser there. `onOutdated` is told that the plans on screen are no longer what is for sale. */
export function useBuy(returnTo: string | null, onOutdated: () => void) {
  const { api } = useApp();
  const isSignedIn = useChat((state) => state.session === 'in');
  const [buying, setBuying] = useState<string | null>(null);
  const [problem, setProblem] = useState<BuyProblem | null>(null);
  const last = useRef<Purchase | null>(null);

  useEffect(() => {
    // Back from the provider's page, a browser may show this one as it was left.
    const shown = (event: PageTransitionEvent) => event.persisted && setBuying(null);
    window.addEventListener('pageshow', shown);
    return () => window.removeEventListener('pageshow', shown);
  }, []);

  const open = useCallback(async (purchase: Purchase) => {
    last.current = purchase;
    setBuying(purchase.planId);
    setProblem(null);
    try {
      const { checkoutUrl } = await api.checkout(purchase.planId, purchase.provider, returnTo ?? paths.chats, purchase.key);
      location.assign(webAddress(checkoutUrl, location.href));
    } catch (error) {
      const { way } = buyProblem(error);
      setBuying(null);
      if (way === 'signIn') return navigate(paths.plansToBuy(returnTo));
      setProblem(buyProblem(error));
      if (way === 'reload') onOutdated();
    }
  }, [api, returnTo, onOutdated]);

  const buy = (planId: string, provider: PaymentProvider) => {
    if (!isSignedIn) return navigate(paths.plansToBuy(returnTo));
    void open({ planId, provider, key: crypto.randomUUID() });
  };
  const again = () => {
    if (last.current) void open(last.current);
  };
  return { buy, again, buying, problem };
}
