import type { Conversation } from './conversation';

/** The longest message that the server takes, in UTF-16 units, after trimming. */
export const longestText = 4000;

/** Free messages left, those on their way already taken off; null for the premium, who have no limit. */
export function freeLeft({ facts, outgoing }: Pick<Conversation, 'facts' | 'outgoing'>): number | null {
  if (facts.premium) return null;
  const onTheirWay = outgoing.filter((one) => one.state === 'sending').length;
  return Math.max(0, facts.free.text - onTheirWay);
}
