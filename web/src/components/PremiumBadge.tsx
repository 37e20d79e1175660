import { useChat } from './useApp';

/** A small sign for who has Premium; nothing for who has not. */
export function PremiumBadge() {
  const isPremium = useChat((state) => state.me?.premiumActive === true);
  if (!isPremium) return null;
  return <span data-testid="premium-badge" className="shrink-0 rounded-full bg-accent-soft px-3 py-1 text-xs font-semibold tracking-wide text-accent">Premium</span>;
}
