import { Button, ButtonLink } from '../components/Button';
import { count } from '../components/money';
import { PremiumBadge } from '../components/PremiumBadge';
import { Purchases } from '../components/Purchases';
import { ScreenHeading } from '../components/ScreenHeading';
import { Section } from '../components/Section';
import { ThemeToggle } from '../components/ThemeToggle';
import { longDate } from '../components/times';
import { useApp, useChat } from '../components/useApp';
import { paths } from '../routing/route';

export default function AccountScreen() {
  const { signOut } = useApp();
  const me = useChat((state) => state.me);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="mx-auto flex max-w-xl flex-col gap-4 px-5 pt-5 pb-10">
        <ScreenHeading title="Account" className="mb-2" />
        <Section title="Signed in as">
          <p className="text-lg font-semibold wrap-anywhere" data-testid="me">{me?.name ?? me?.userId ?? '…'}</p>
          <Button look="quiet" onClick={signOut}>Sign out</Button>
          <p className="text-sm text-muted">Signing out also removes unsent drafts from this device.</p>
        </Section>
        <Section title="What you have" badge={<PremiumBadge />}>
          <p data-testid="premium">{me && premium(me.premiumActive, me.premiumUntil ?? null)}</p>
          {me !== null && me.tokens > 0 && <p data-testid="tokens">{count(me.tokens, 'token')} on your balance</p>}
          <ButtonLink look="quiet" href={paths.plans(paths.account)}>See plans</ButtonLink>
        </Section>
        {me && <Purchases />}
        <Section title="Appearance"><ThemeToggle /></Section>
      </div>
    </div>
  );
}

function premium(isActive: boolean, until: string | null): string {
  if (isActive && until) return `Yours until ${longDate(until)}.`;
  return until ? `It ended on ${longDate(until)}. Each companion has some free messages for you.` : 'Not active. Each companion has some free messages for you.';
}
