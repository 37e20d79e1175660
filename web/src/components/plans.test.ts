import { describe, expect, test } from 'vitest';
import type { Plan, Problem } from '../api/contract';
import { ApiProblem, NoAnswer } from '../api/failures';
import { buyProblem, planGroups, webAddress } from './plans';

const plan = (id: string, grants: Plan['grants']): Plan => ({ id, name: id, amount: 999, currency: 'usd', grants });

describe('the plans', () => {
  test('are grouped by what they are for, in the order in which they came', () => {
    const groups = planGroups([plan('t1', { tokens: 5 }), plan('p30', { premiumDays: 30 }), plan('both', { premiumDays: 7, tokens: 5 }), plan('t2', { tokens: 9 })]);
    expect(groups.map(({ title, plans }) => [title, plans.map(({ id }) => id)])).toEqual([['Premium', ['p30', 'both']], ['Tokens', ['t1', 't2']]]);
  });

  test('leave out what there is none of', () => expect(planGroups([plan('p30', { premiumDays: 30 })]).map(({ title }) => title)).toEqual(['Premium']));
});

describe('a payment that cannot be opened', () => {
  const problem = (status: number, code: Problem['code']) => new ApiProblem(status, { code }, null);

  test.each([
    ['the provider is down', problem(503, 'payment_provider_unavailable'), 'again'],
    ['storage is down', problem(503, 'dependency_unavailable'), 'again'],
    ['no answer came', new NoAnswer('gone'), 'again'],
    ['the plan is gone', problem(404, 'plan_not_found'), 'reload'],
    ['the way to pay is gone', problem(404, 'provider_not_configured'), 'reload'],
    ['the session is over', problem(401, 'unauthenticated'), 'signIn'],
  ] as const)('%s', (_, error, way) => expect(buyProblem(error).way).toBe(way));
});

describe('where to pay', () => {
  const page = 'http://localhost:7071/plans';

  test.each(['https://checkout.stripe.com/c/pay/cs_1', 'http://localhost:7071/_sim/stripe/pay/cs_1', 'http://localhost:5173/pay'])(
    '%s is a web address', (address) => expect(webAddress(address, page)).toBe(address),
  );

  test.each(['javascript:alert(1)', 'data:text/html,x', 'http://evil.example/', 'ftp://localhost/x'])(
    '%s is not', (address) => expect(() => webAddress(address, page)).toThrow(),
  );
});
