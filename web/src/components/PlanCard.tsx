import { useId } from 'react';
import type { Plan } from '../api/contract';
import { Button } from './Button';
import { CheckIcon } from './icons';
import { grants, money } from './money';

interface PlanCardProps {
  plan: Plan;
  /** Some payment is being opened; `isBuying`: this one. */
  isBusy: boolean;
  isBuying: boolean;
  onBuy: () => void;
}

/** A plan, what it gives, and what it costs. */
export function PlanCard({ plan, isBusy, isBuying, onBuy }: PlanCardProps) {
  const title = useId();
  return (
    <li aria-labelledby={title} data-testid="plan" className="flex min-w-0 flex-col gap-3 rounded-3xl border border-line bg-surface p-5">
      <h3 id={title} className="font-serif text-2xl wrap-anywhere">{plan.name}</h3>
      <p className="text-3xl font-semibold tabular-nums">{money(plan.amount, plan.currency)}</p>
      <ul className="flex-1 space-y-1 text-muted">
        {grants(plan.grants).map((grant) => <li key={grant} className="flex gap-2"><CheckIcon className="mt-0.5 size-5 shrink-0 text-accent" />{grant}</li>)}
      </ul>
      <Button disabled={isBusy} aria-busy={isBuying} onClick={onBuy}>{isBuying ? 'One moment…' : `Buy ${plan.name}`}</Button>
    </li>
  );
}
