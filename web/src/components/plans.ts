import type { PaymentProvider, Plan } from '../api/contract';
import { ApiProblem, isStatus } from '../api/failures';

/** Ways to pay, as buyers know them. */
export const providerNames: Record<PaymentProvider, { name: string; by: string }> = {
  stripe: { name: 'Card', by: 'with Stripe' },
  coingate: { name: 'Crypto', by: 'with CoinGate' },
  upgate: { name: 'Upgate', by: '' },
};

export interface PlanGroup {
  title: 'Premium' | 'Tokens';
  text: string;
  plans: readonly Plan[];
}

/** The plans by what they are for, in the operator's order; a group without plans is left out. */
export function planGroups(plans: readonly Plan[]): PlanGroup[] {
  const groups: PlanGroup[] = [
    { title: 'Premium', text: 'Talk without counting, with every companion.', plans: plans.filter(({ grants }) => grants.premiumDays) },
    { title: 'Tokens', text: 'They stay on your balance until you use them.', plans: plans.filter(({ grants }) => !grants.premiumDays) },
  ];
  return groups.filter((group) => group.plans.length > 0);
}

/** Why a payment could not be opened, and what helps: the same request again, the plans read anew, or signing in. */
export interface BuyProblem {
  text: string;
  way: 'again' | 'reload' | 'signIn';
}

export function buyProblem(error: unknown): BuyProblem {
  if (isStatus(error, 401)) return { text: 'Sign in to buy.', way: 'signIn' };
  const code = error instanceof ApiProblem ? error.code : null;
  switch (code) {
    case 'plan_not_found':
      return { text: 'This plan is not for sale any more. Nothing was charged.', way: 'reload' };
    case 'provider_not_configured':
      return { text: 'This way to pay is not on offer any more. Nothing was charged.', way: 'reload' };
    case 'payment_provider_unavailable':
      return { text: 'The payment provider cannot be reached right now. Nothing was charged.', way: 'again' };
    default:
      return { text: 'The payment could not be opened. Nothing was charged.', way: 'again' };
  }
}

/**
 * A web address that an answer named. Throws where it is anything else; plain HTTP is for the machine that the page itself came from, where the
 * local host simulates the provider.
 */
export function webAddress(address: string, page: string): string {
  const url = new URL(address, page);
  const isOwn = url.protocol === 'http:' && url.hostname === new URL(page).hostname;
  if (url.protocol !== 'https:' && !isOwn) throw new Error('Not a web address.');
  return url.href;
}
