import { describe, expect, test } from 'vitest';
import { backName, ownPath, parseRoute, paths } from './route';

describe('addresses', () => {
  test.each([
    ['/', { name: 'chats' }],
    ['/chats', { name: 'chats' }],
    ['/companions', { name: 'companions' }],
    ['/companions/maren', { name: 'companion', id: 'maren' }],
    ['/chats/maren.abc_-1', { name: 'conversation', id: 'maren.abc_-1' }],
    ['/plans', { name: 'plans', returnTo: null, wasCancelled: false, needsSession: false }],
    ['/plans?buy=', { name: 'plans', returnTo: null, wasCancelled: false, needsSession: true }],
    ['/plans?cancelled=o1&returnTo=%2Fchats%2Fx', { name: 'plans', returnTo: '/chats/x', wasCancelled: true, needsSession: false }],
    ['/plans?cancelled=o1&returnTo=https%3A%2F%2Fevil.example', { name: 'plans', returnTo: null, wasCancelled: true, needsSession: false }],
    ['/premium/success?session_id=s1', { name: 'success', sessionId: 's1', returnTo: null }],
    ['/account', { name: 'account' }],
    ['/chats/a/b', { name: 'unknown' }],
    ['/nowhere', { name: 'unknown' }],
    ['/chats/%E0%A4%A', { name: 'conversation', id: '%E0%A4%A' }],
  ])('%s', (address, route) => expect(parseRoute(address)).toEqual(route));

  test('what a path is made of is what it is read as', () => {
    expect(parseRoute(paths.conversation('a b/c'))).toEqual({ name: 'conversation', id: 'a b/c' });
    expect(parseRoute(paths.plans('/chats/x'))).toMatchObject({ name: 'plans', returnTo: '/chats/x', needsSession: false });
    expect(parseRoute(paths.plansToBuy('/chats/x'))).toMatchObject({ name: 'plans', returnTo: '/chats/x', needsSession: true });
  });
});

describe('where to return to', () => {
  test.each([['/chats/maren.x', 'Back to the conversation'], ['/chats', 'To the chats'], ['/account', 'Back'], [null, 'To the chats']])(
    '%s is called %s', (path, name) => expect(backName(path)).toBe(name),
  );

  test.each(['/', '/chats/maren.x', '/plans?x=1'])('%s is a path of this site', (path) => expect(ownPath(path)).toBe(path));

  test.each([null, '', 'chats', '//evil.example', '/\\evil.example', 'https://evil.example', '/a b', 'javascript:alert(1)'])('%s is not', (path) => {
    expect(ownPath(path)).toBeNull();
  });
});
