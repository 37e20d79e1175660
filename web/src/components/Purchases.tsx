import { useCallback } from 'react';
import type { Order } from '../api/contract';
import { isStatus } from '../api/failures';
import { TextButton } from './Button';
import { money } from './money';
import { Section } from './Section';
import { longDate } from './times';
import { useApp, useHoldings } from './useApp';
import { useLoad } from './useLoad';

const statusNames: Record<Order['status'], string> = {
  pending: 'Waiting for payment', paid: 'Paid', expired: 'Not completed', refunded: 'Refunded', disputed: 'Disputed',
};

/** What the user has bought, newest first; read again when something was granted or taken back. Nothing where there is none. */
export function Purchases() {
  const [purchases, again] = useLoad(usePurchases());
  if (purchases.state === 'failed' && !isStatus(purchases.error, 404)) {
    return <Section title="Purchases"><p>They could not be loaded. <TextButton onClick={again}>Try again</TextButton></p></Section>;
  }
  if (purchases.state !== 'loaded' || purchases.result.length === 0) return null;
  return (
    <Section title="Purchases">
      <ul aria-label="Purchases" className="w-full divide-y divide-line">
        {purchases.result.map(({ order: { sessionId, status, amount, currency, createdAt }, name }) => (
          <li key={sessionId} className="flex justify-between gap-4 py-3 first:pt-0 last:pb-0" data-testid="order" data-status={status}>
            <span className="min-w-0">
              <span className="block font-semibold wrap-anywhere">{name}</span>
              <time dateTime={createdAt} className="text-sm text-muted">{longDate(createdAt)}</time>
            </span>
            <span className="shrink-0 text-right">
              <span className="block tabular-nums">{money(amount, currency)}</span>
              <span className="text-sm text-muted">{statusNames[status]}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Loads the orders, and what their plans are called; a plan that is not for sale any more is called by its id. */
function usePurchases() {
  const { api } = useApp();
  const held = useHoldings();
  return useCallback(async () => {
    const orders = await api.orders();
    const { plans } = orders.length > 0 ? await api.plans().catch(() => ({ plans: [] })) : { plans: [] };
    return orders.map((order) => ({ order, name: plans.find(({ id }) => id === order.planId)?.name ?? order.planId }));
    // What changes `held` may have changed them too.
  }, [api, held]);
}
