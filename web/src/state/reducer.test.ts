import { describe, expect, test } from 'vitest';
import { added, at, free, replied, said, thread, updated, view } from './builders';
import { outgoing } from './outgoing';
import { initialState, reduce, type Action, type State } from './reducer';
import { unreadCount } from './threads';

const after = (...actions: Action[]): State => actions.reduce(reduce, initialState);
const me = { userId: 'ada', premiumActive: false, tokens: 0 };
const opened: Action = { type: 'viewRead', view: view(1, [replied(0, '', { id: 'g' })]) };
const listed: Action = { type: 'threadsRead', threads: [thread('b', 3), thread('c', 1)] };

describe('the list', () => {
  test('the newest message comes first, and reading does not reorder', () => {
    const state = after(listed, { type: 'conversationUpdated', event: updated(2, replied(9, 'u8')) });
    expect(state.threads.list.map(({ conversationId }) => conversationId)).toEqual(['c', 'b']);
    expect(unreadCount(state.threads)).toBe(1);
    const read = reduce(state, { type: 'reportedRead', id: 'c', until: at(9) });
    expect(read.threads.list.map(({ conversationId, unread }) => [conversationId, unread])).toEqual([['c', false], ['b', false]]);
  });

  test('a push about a conversation that is not listed calls for the list', () => {
    expect(after(listed, { type: 'conversationUpdated', event: { ...updated(1, said(5)), conversationId: 'new' } }).threads.stale).toBe(true);
  });

  test('a list that is older than a push does not undo it', () => {
    const state = after(listed, { type: 'conversationUpdated', event: updated(2, replied(9, 'u8')) }, listed);
    expect(state.threads.list[0]).toMatchObject({ conversationId: 'c', unread: true, version: 2 });
  });

  test('the same push again does not bring a dot back that reading took away', () => {
    const push: Action = { type: 'conversationUpdated', event: updated(2, replied(9, 'u8')) };
    expect(unreadCount(after(listed, push, { type: 'reportedRead', id: 'c', until: at(9) }, push).threads)).toBe(0);
  });

  test('a conversation that was read anew brings its row up to date, also while nothing is pushed', () => {
    const state = after(listed, { type: 'viewRead', view: view(4, [said(7), replied(8, 'u7')], { unread: true }) });
    expect(state.threads.list[0]).toMatchObject({ conversationId: 'c', lastMessagePreview: 'replied 8', unread: true });
  });
});

describe('the session', () => {
  test('a refusal before anyone was in is no ended session', () => expect(after({ type: 'signedOut' }).session).toBe('out'));

  test('a refusal later is, and stays so', () => {
    expect(after({ type: 'signedIn', me }, { type: 'signedOut' }, { type: 'signedOut' }).session).toBe('ended');
  });

  test('the same person finds everything in its place', () => {
    const state = after({ type: 'signedIn', me }, opened, { type: 'signedOut' }, { type: 'signedIn', me });
    expect(state.conversations['c']).toBeDefined();
  });

  test('another person finds nothing of it', () => {
    const state = after({ type: 'signedIn', me }, opened, listed, { type: 'signedOut' }, { type: 'signedIn', me: { ...me, userId: 'bob' } });
    expect(state.conversations).toEqual({});
    expect(state.threads.list).toEqual([]);
  });
});

describe('conversations', () => {
  test('pushes about a conversation that is not held only touch the list', () => {
    expect(after(listed, { type: 'messageAdded', event: added(2, said(2)) }).conversations).toEqual({});
  });

  test('premium frees every composer at once', () => {
    const state = after({ type: 'signedIn', me }, opened, {
      type: 'entitlementsChanged', event: { premiumActive: true, premiumUntil: at(60), tokens: 5 },
    });
    expect(state.conversations['c']?.facts.premium).toBe(true);
    expect(state.me).toMatchObject({ premiumActive: true, premiumUntil: at(60), tokens: 5 });
  });

  test('premium that is over locks every composer at once', () => {
    const premium = { ...me, premiumActive: true };
    const state = after({ type: 'signedIn', me: premium }, opened, { type: 'signedIn', me: premium }, { type: 'signedIn', me });
    expect(state.conversations['c']?.facts.premium).toBe(false);
  });

  test('a message on its way can fail, be tried again, and be taken back', () => {
    const one = outgoing('key', 'hello', at(1));
    let state = after(opened, { type: 'outgoingAdded', id: 'c', outgoing: [one] });
    state = reduce(state, { type: 'outgoingChanged', id: 'c', clientId: 'key', part: { state: 'failed', failure: 'quota' } });
    expect(state.conversations['c']?.outgoing[0]).toMatchObject({ clientId: 'key', state: 'failed', failure: 'quota' });
    state = reduce(state, { type: 'outgoingRemoved', id: 'c', clientId: 'key' });
    expect(state.conversations['c']?.outgoing).toEqual([]);
  });

  test('what arrived meanwhile is not brought back from the drafts', () => {
    const state = after(
      opened,
      { type: 'accepted', id: 'c', message: said(1, { clientId: 'key' }), free: free(9), premium: false },
      { type: 'outgoingAdded', id: 'c', outgoing: [outgoing('key', 'hello', at(1))] },
    );
    expect(state.conversations['c']?.outgoing).toEqual([]);
  });

  test('what could not be read is forgotten once it is', () => {
    expect(after({ type: 'viewFailed', id: 'c', reason: 'unreachable' }, opened).unreadable).toEqual({});
  });
});
