import { expect, test } from 'vitest';
import { grants, money } from './money';

test('an amount is in the currency\'s smallest unit', () => {
  expect(money(999, 'EUR')).toMatch(/9[.,]99/);
  expect(money(500, 'JPY')).toMatch(/500/);
});

test('what a plan gives is said in words', () => {
  expect(grants({ premiumDays: 1 })).toEqual([expect.stringContaining('1 day:')]);
  expect(grants({ premiumDays: 30, tokens: 100 })).toHaveLength(2);
  expect(grants({})).toEqual([]);
});
