import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { at, replied, said } from '../state/builders';
import { outgoing } from '../state/outgoing';
import { MessageRow, OutgoingRow } from './MessageRow';

const shape = { name: 'Maren', startsDay: false, startsGroup: true, endsGroup: true };
const nothing = () => {};

test('what a companion says is text, whatever it says', () => {
  const text = '<img src=x onerror=alert(1)> https://example.com **bold**';
  const html = renderToStaticMarkup(<MessageRow {...shape} message={replied(1, 'u0', { text })} canRetry={false} onSendAgain={nothing} />);
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; https://example.com **bold**');
  expect(html).not.toMatch(/<img|<a |<b>/);
});

test('a message that was not answered says that it was not charged', () => {
  const html = renderToStaticMarkup(<MessageRow {...shape} message={said(1, { status: 'failed' })} canRetry onSendAgain={nothing} />);
  expect(html).toContain('Not answered, not charged.');
  expect(html).toContain('Try again');
});

test('a message that may have been accepted cannot be edited into a second one', () => {
  const render = (failure: 'network' | 'quota') => renderToStaticMarkup(
    <OutgoingRow {...shape} outgoing={{ ...outgoing('k', 'hi', at(1)), state: 'failed', failure }} onRetry={nothing} onEdit={nothing} />,
  );
  expect(render('network')).not.toContain('Edit');
  expect(render('quota')).toContain('Edit');
});
