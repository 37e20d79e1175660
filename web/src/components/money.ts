import type { Plan } from '../api/contract';

// Digits after the point by ISO 4217, as amounts are counted; what Intl knows is how a country writes them, which is not always the same.
const none = new Set('bif clp djf gnf isk jpy kmf krw pyg rwf ugx uyi vnd vuv xaf xof xpf'.split(' '));
const three = new Set('bhd iqd jod kwd lyd omr tnd'.split(' '));

/** An amount in the currency's smallest unit, as people write it. */
export function money(amount: number, currency: string): string {
  const code = currency.toLowerCase();
  const digits = none.has(code) ? 0 : three.has(code) ? 3 : 2;
  return new Intl.NumberFormat(undefined, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(amount / 10 ** digits);
}

/** What a plan gives, in words. */
export function grants({ premiumDays, tokens }: Plan['grants']): string[] {
  return [
    ...(premiumDays ? [`As many messages as you like for ${count(premiumDays, 'day')}`] : []),
    ...(tokens ? [count(tokens, 'token')] : []),
  ];
}

/** A number of things: `1 token`, `2,500 tokens`. */
export const count = (number: number, thing: string): string => `${number.toLocaleString()} ${thing}${number === 1 ? '' : 's'}`;
