import { expect, test } from 'vitest';
import { userIdOf } from './userId';

test.each([
  ['Ada', 'ada'],
  ['  Ada   Lovelace ', 'ada-lovelace'],
  ['ÅSA', 'åsa'],
  ['久美子', '久美子'],
  ['!!!', 'someone'],
])('%s is %s', (name, id) => expect(userIdOf(name)).toBe(id));

test('the same name is the same person, however its letters are composed', () => {
  expect(userIdOf('Zoe\u0308')).toBe(userIdOf('Zo\u00eb'));
});
