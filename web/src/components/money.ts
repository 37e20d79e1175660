import type { Plan } from '../api/contract';

/** An amount in the currency's smallest unit, as people write it. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** What a plan gives, in words. */
export function grants({ premiumDays, tokens }: Plan['grants']): string[] {
  return [
    ...(premiumDays ? [`Premium for ${premiumDays} ${premiumDays === 1 ? 'day' : 'days'}: as many messages as you like`] : []),
    ...(tokens ? [`${tokens.toLocaleString()} tokens`] : []),
  ];
}
