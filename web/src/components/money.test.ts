import { expect, test } from 'vitest';
import { count, grants, money } from './money';

test.each([
  [999, 'usd', /9[.,]99/],
  [900, 'EUR', /9[.,]00/],
  [500, 'JPY', /500$|500\s/],
  [12_500, 'kwd', /12[.,]500/],
  [100_000, 'huf', /1.?000[.,]00/],
  [5_000, 'iqd', /5[.,]000/],
])('%d of %s is in the smallest unit', (amount, currency, text) => expect(money(amount, currency)).toMatch(text));

test('what a plan gives is said in words', () => {
  expect(grants({ premiumDays: 1 })).toEqual([expect.stringMatching(/for 1 day$/)]);
  expect(grants({ premiumDays: 30, tokens: 100 })).toHaveLength(2);
  expect(grants({})).toEqual([]);
});

test('one is one', () => expect([count(1, 'token'), count(2500, 'token')]).toEqual(['1 token', '2,500 tokens']));
