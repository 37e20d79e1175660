import { useId, useRef, useState } from 'react';
import type { PaymentProvider, Plan, PlanList } from '../api/contract';
import { isStatus } from '../api/failures';
import { Button, ButtonLink } from '../components/Button';
import { CheckIcon } from '../components/icons';
import { grants, money } from '../components/money';
import { Notice, Unreachable } from '../components/Notice';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading, RowSkeletons } from '../components/Skeleton';
import { useApp, useChat } from '../components/useApp';
import { useLoad } from '../components/useLoad';
import { paths } from '../routing/route';
import { navigate } from '../routing/router';

const providerNames: Record<PaymentProvider, string> = { stripe: 'Card', coingate: 'Crypto, by CoinGate', upgate: 'Upgate' };

export default function PlansScreen({ returnTo }: { returnTo: string | null }) {
  const { api } = useApp();
  const [plans, again] = useLoad(api.plans);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="mx-auto max-w-3xl px-5 pt-5 pb-10">
        <ScreenHeading title="Plans" />
        <p className="mt-1 mb-6 text-muted">Paid once; nothing renews by itself.</p>
        {plans.state === 'loading' && (
          <>
            <Loading what="plans" />
            <RowSkeletons count={2} />
          </>
        )}
        {plans.state === 'failed' && (isStatus(plans.error, 404) ? <NothingForSale returnTo={returnTo} /> : <Unreachable what="The plans" onRetry={again} />)}
        {plans.state === 'loaded' && (plans.result.plans.length === 0 ? <NothingForSale returnTo={returnTo} /> : <Offer offer={plans.result} returnTo={returnTo} />)}
      </div>
    </div>
  );
}

function NothingForSale({ returnTo }: { returnTo: string | null }) {
  return (
    <Notice title="Nothing is for sale here yet." action={<ButtonLink look="quiet" href={returnTo ?? paths.chats}>{returnTo ? 'Back to the conversation' : 'To the chats'}</ButtonLink>}>
      Your conversations stay as they are. Come back later.
    </Notice>
  );
}

function Offer({ offer: { plans, providers }, returnTo }: { offer: PlanList; returnTo: string | null }) {
  const [provider, setProvider] = useState(providers[0] ?? 'stripe');
  const { buy, buying, problem } = useBuy(provider, returnTo);
  return (
    <>
      <ul aria-label="Plans" className="grid gap-4 sm:grid-cols-2">
        {plans.map((plan) => <PlanCard key={plan.id} plan={plan} isBusy={buying !== null} isBuying={buying === plan.id} onBuy={() => buy(plan.id)} />)}
      </ul>
      {problem && <p role="alert" className="mt-4 text-danger">{problem}</p>}
      {providers.length > 1 && <Providers providers={providers} chosen={provider} onChoose={setProvider} />}
    </>
  );
}

function PlanCard({ plan, isBusy, isBuying, onBuy }: { plan: Plan; isBusy: boolean; isBuying: boolean; onBuy: () => void }) {
  const title = useId();
  return (
    <li aria-labelledby={title} data-testid="plan" className="flex flex-col gap-3 rounded-3xl border border-line bg-surface p-5">
      <h2 id={title} className="font-serif text-2xl">{plan.name}</h2>
      <p className="text-3xl font-semibold tabular-nums">{money(plan.amount, plan.currency)}</p>
      <ul className="flex-1 space-y-1 text-muted">
        {grants(plan.grants).map((grant) => <li key={grant} className="flex gap-2"><CheckIcon className="mt-0.5 size-5 shrink-0 text-accent" />{grant}</li>)}
      </ul>
      <Button disabled={isBusy} onClick={onBuy}>{isBuying ? 'One moment…' : `Buy ${plan.name}`}</Button>
    </li>
  );
}

function Providers({ providers, chosen, onChoose }: { providers: readonly PaymentProvider[]; chosen: PaymentProvider; onChoose: (provider: PaymentProvider) => void }) {
  return (
    <fieldset className="mt-6">
      <legend className="mb-2 font-semibold">Pay with</legend>
      {providers.map((provider) => (
        <label key={provider} className="flex min-h-11 items-center gap-3">
          <input type="radio" name="provider" className="size-5 accent-accent" checked={provider === chosen} onChange={() => onChoose(provider)} />
          {providerNames[provider]}
        </label>
      ))}
    </fieldset>
  );
}

/** Opens the payment and sends the browser there. Trying again repeats the same request, so that one purchase stays one. */
function useBuy(provider: PaymentProvider, returnTo: string | null) {
  const { api } = useApp();
  const isSignedIn = useChat((state) => state.session === 'in');
  const [buying, setBuying] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const keys = useRef(new Map<string, string>());

  const buy = async (planId: string) => {
    if (!isSignedIn) return navigate(paths.chats);
    const purchase = `${planId} ${provider}`;
    const key = keys.current.get(purchase) ?? crypto.randomUUID();
    keys.current.set(purchase, key);
    setBuying(planId);
    setProblem(null);
    try {
      const { checkoutUrl } = await api.checkout(planId, provider, returnTo ?? paths.chats, key);
      location.assign(webAddress(checkoutUrl));
    } catch (error) {
      setBuying(null);
      setProblem(isStatus(error, 404) ? 'This cannot be bought any more.' : 'The payment could not be opened, and nothing was charged. Try again.');
    }
  };
  return { buy: (planId: string) => void buy(planId), buying, problem };
}

/** Never follows anything but a web address, whatever an answer says. */
function webAddress(address: string): string {
  const url = new URL(address, location.href);
  if (url.protocol !== 'https:' && url.origin !== location.origin) throw new Error('Not a web address.');
  return url.href;
}
