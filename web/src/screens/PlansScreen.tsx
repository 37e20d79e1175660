import { useId, useState } from 'react';
import type { PaymentProvider, PlanList } from '../api/contract';
import { isStatus } from '../api/failures';
import { ButtonLink, TextButton } from '../components/Button';
import { Notice, Unreachable } from '../components/Notice';
import { PlanCard } from '../components/PlanCard';
import { planGroups, type PlanGroup } from '../components/plans';
import { ProviderChoice } from '../components/ProviderChoice';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading, RowSkeletons } from '../components/Skeleton';
import { longDate } from '../components/times';
import { useApp, useChat } from '../components/useApp';
import { useBuy } from '../components/useBuy';
import { useLoad, type Load } from '../components/useLoad';
import { backName, paths } from '../routing/route';
import { Link } from '../routing/router';

export default function PlansScreen({ returnTo, wasCancelled }: { returnTo: string | null; wasCancelled: boolean }) {
  const { api } = useApp();
  const [plans, reload] = useLoad(api.plans);
  const { buy, again, buying, problem } = useBuy(returnTo, reload);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="mx-auto max-w-3xl px-5 pt-5 pb-10">
        <ScreenHeading title="Plans" />
        <p className="mt-1 mb-6 text-muted">Paid once; nothing renews by itself.</p>
        {wasCancelled && <Cancelled returnTo={returnTo} />}
        <UntilNow />
        {problem && (
          <p role="alert" className="mb-6 rounded-2xl border border-line bg-surface px-4 py-3 text-danger">
            {problem.text} {problem.way === 'again' && <TextButton onClick={again}>Try again</TextButton>}
          </p>
        )}
        <Offer plans={plans} reload={reload} returnTo={returnTo} buying={buying} onBuy={buy} />
      </div>
    </div>
  );
}

/** Came back from the provider's page without having paid. */
function Cancelled({ returnTo }: { returnTo: string | null }) {
  return (
    <p role="status" data-testid="cancelled" className="mb-6 rounded-2xl bg-sunken px-4 py-3">
      <strong className="font-semibold">The payment was cancelled.</strong> Nothing was charged.{' '}
      {returnTo && <Link href={returnTo} className="font-semibold text-accent underline underline-offset-2">{backName(returnTo)}</Link>}
    </p>
  );
}

function UntilNow() {
  const until = useChat((state) => (state.me?.premiumActive ? (state.me.premiumUntil ?? null) : null));
  return until && <p className="mb-6">You have Premium until {longDate(until)}. What you buy now is added to it.</p>;
}

interface OfferProps {
  plans: Load<PlanList>;
  reload: () => void;
  returnTo: string | null;
  buying: string | null;
  onBuy: (planId: string, provider: PaymentProvider) => void;
}

function Offer({ plans, reload, returnTo, buying, onBuy }: OfferProps) {
  const [chosen, setChosen] = useState<PaymentProvider | null>(null);
  if (plans.state === 'loading') {
    return (
      <>
        <Loading what="plans" />
        <RowSkeletons count={2} />
      </>
    );
  }
  if (plans.state === 'failed') return isStatus(plans.error, 404) ? <NothingForSale returnTo={returnTo} /> : <Unreachable what="The plans" onRetry={reload} />;

  const { plans: all, providers } = plans.result;
  const provider = chosen && providers.includes(chosen) ? chosen : providers[0];
  if (all.length === 0 || !provider) return <NothingForSale returnTo={returnTo} />;
  return (
    <>
      {providers.length > 1 && <ProviderChoice providers={providers} chosen={provider} onChoose={setChosen} />}
      {planGroups(all).map((group) => <Group key={group.title} group={group} buying={buying} onBuy={(planId) => onBuy(planId, provider)} />)}
    </>
  );
}

function Group({ group: { title, text, plans }, buying, onBuy }: { group: PlanGroup; buying: string | null; onBuy: (planId: string) => void }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className="mb-8">
      <h2 id={heading} className="font-serif text-xl">{title}</h2>
      <p className="mb-3 text-sm text-muted">{text}</p>
      <ul aria-label={`Plans: ${title}`} className="grid gap-4 sm:grid-cols-2">
        {plans.map((plan) => <PlanCard key={plan.id} plan={plan} isBusy={buying !== null} isBuying={buying === plan.id} onBuy={() => onBuy(plan.id)} />)}
      </ul>
    </section>
  );
}

function NothingForSale({ returnTo }: { returnTo: string | null }) {
  return (
    <Notice title="Nothing is for sale here yet." action={<ButtonLink look="quiet" href={returnTo ?? paths.chats}>{backName(returnTo)}</ButtonLink>}>
      Your conversations stay as they are. Come back later.
    </Notice>
  );
}
