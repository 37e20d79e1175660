import type { ReactNode } from 'react';
import type { Order } from '../api/contract';
import { Button, ButtonLink } from '../components/Button';
import { money } from '../components/money';
import { ScreenHeading } from '../components/ScreenHeading';
import { ThemeToggle } from '../components/ThemeToggle';
import { longDate } from '../components/times';
import { useApp, useChat } from '../components/useApp';
import { useLoad } from '../components/useLoad';
import { paths } from '../routing/route';

export default function AccountScreen() {
  const { signOut, api } = useApp();
  const me = useChat((state) => state.me);
  const [orders] = useLoad(api.orders);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="mx-auto flex max-w-xl flex-col gap-4 px-5 pt-5 pb-10">
        <ScreenHeading title="Account" className="mb-2" />
        <Section title="Signed in as">
          <p className="text-lg font-semibold" data-testid="me">{me?.name ?? me?.userId ?? '…'}</p>
          <Button look="quiet" onClick={signOut}>Sign out</Button>
          <p className="text-sm text-muted">Signing out also removes unsent drafts from this device.</p>
        </Section>
        <Section title="Premium">
          <p data-testid="premium">
            {me?.premiumActive && me.premiumUntil ? `Yours until ${longDate(me.premiumUntil)}.` : 'Not active. Each companion has some free messages for you.'}
          </p>
          {me !== null && me.tokens > 0 && <p>{me.tokens.toLocaleString()} tokens</p>}
          <ButtonLink look="quiet" href={paths.plans()}>See plans</ButtonLink>
        </Section>
        {orders.state === 'loaded' && orders.result.length > 0 && <Purchases orders={orders.result} />}
        <Section title="Appearance"><ThemeToggle /></Section>
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-3xl border border-line bg-surface p-5">
      <h2 className="text-sm font-semibold text-muted">{title}</h2>
      {children}
    </section>
  );
}

const statusNames: Record<Order['status'], string> = { pending: 'Waiting', paid: 'Paid', expired: 'Expired', refunded: 'Refunded', disputed: 'Disputed' };

function Purchases({ orders }: { orders: readonly Order[] }) {
  return (
    <Section title="Purchases">
      <ul className="w-full divide-y divide-line">
        {orders.map(({ sessionId, planId, status, amount, currency, createdAt }) => (
          <li key={sessionId} className="flex flex-wrap justify-between gap-x-4 py-2" data-testid="order">
            <span>{planId}, {longDate(createdAt)}</span>
            <span className="tabular-nums">{money(amount, currency)} · {statusNames[status]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
