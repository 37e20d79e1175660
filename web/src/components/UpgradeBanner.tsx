import { paths } from '../routing/route';
import { ButtonLink } from './Button';

/** The free messages are used up: why nothing can be sent, and the way on. */
export function UpgradeBanner({ conversationId, companionName }: { conversationId: string; companionName: string }) {
  return (
    <section aria-label="Upgrade" data-testid="upgrade-banner" className="mb-2 flex animate-arrive flex-wrap items-center justify-between gap-3 rounded-2xl bg-notice px-4 py-3 text-notice-ink">
      <p className="text-sm">
        <strong className="block font-serif text-base">Your free messages with {companionName} are used up.</strong>
        With Premium the conversation goes on, without a limit.
      </p>
      <ButtonLink href={paths.plans(paths.conversation(conversationId))}>See plans</ButtonLink>
    </section>
  );
}
