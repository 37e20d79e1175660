import { memo, type ReactNode } from 'react';
import type { Message } from '../api/contract';
import type { Outgoing, SendFailure } from '../state/outgoing';
import { TextButton } from './Button';
import { dayName, timeOfDay } from './times';

const failures: Record<SendFailure, string> = {
  network: 'Not sent yet: no connection. It goes out when the network is back.',
  security: 'Not sent, not charged: the security check failed.',
  quota: 'Not sent, not charged: your free messages are used up.',
  busy: 'Not sent, not charged: too many messages await their reply.',
  invalid: 'Not sent, not charged: the server did not take it.',
  gone: 'Not sent, not charged: this conversation is gone.',
  interrupted: 'Not sent yet: it was interrupted.',
};

interface Shape {
  name: string;
  startsDay: boolean;
  startsGroup: boolean;
  endsGroup: boolean;
}

export interface MessageRowProps extends Shape {
  message: Message;
  canRetry: boolean;
  onSendAgain: (text: string) => void;
}

/** A message that the server has. */
export const MessageRow = memo(function MessageRow({ message, canRetry, onSendAgain, ...shape }: MessageRowProps) {
  const isMine = message.sender === 'user';
  const hasFailed = message.status === 'failed';
  return (
    <Line {...shape} isMine={isMine} createdAt={message.createdAt}>
      <Bubble isMine={isMine} endsGroup={shape.endsGroup} text={message.text} foot={<time dateTime={message.createdAt}>{timeOfDay(message.createdAt)}</time>} />
      {hasFailed && (
        <Trouble text="Not answered, not charged.">
          {canRetry && <TextButton onClick={() => onSendAgain(message.text)}>Try again</TextButton>}
        </Trouble>
      )}
    </Line>
  );
});

export interface OutgoingRowProps extends Shape {
  outgoing: Outgoing;
  onRetry: (clientId: string) => void;
  onEdit: (outgoing: Outgoing) => void;
}

/** A message on its way to the server. */
export const OutgoingRow = memo(function OutgoingRow({ outgoing, onRetry, onEdit, ...shape }: OutgoingRowProps) {
  const { failure } = outgoing;
  return (
    <Line {...shape} isMine createdAt={outgoing.createdAt}>
      <Bubble isMine endsGroup={shape.endsGroup} text={outgoing.text} foot={failure ? 'Not sent' : 'Sending…'} />
      {failure && (
        <Trouble text={failures[failure]}>
          <TextButton onClick={() => onRetry(outgoing.clientId)}>Try again</TextButton>
          {/* What may have been accepted after all must not be written a second time. */}
          {failure !== 'network' && <TextButton onClick={() => onEdit(outgoing)}>Edit</TextButton>}
        </Trouble>
      )}
    </Line>
  );
});

function Line({ name, isMine, createdAt, startsDay, startsGroup, children }: Shape & { isMine: boolean; createdAt: string; children: ReactNode }) {
  return (
    <div className={`row flex flex-col px-4 ${isMine ? 'items-end' : 'items-start'} ${startsGroup ? 'pt-3' : 'pt-1'}`} data-testid="message" data-sender={isMine ? 'user' : 'ai'}>
      {startsDay && <DayLine createdAt={createdAt} />}
      <span className="sr-only">{isMine ? 'You' : name}:</span>
      {children}
    </div>
  );
}

function DayLine({ createdAt }: { createdAt: string }) {
  return (
    <div className="mt-2 mb-4 flex w-full items-center gap-3 text-xs tracking-wide text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line" data-testid="day">
      {dayName(createdAt, Date.now())}
    </div>
  );
}

interface BubbleProps {
  isMine: boolean;
  endsGroup: boolean;
  text: string;
  foot: ReactNode;
}

function Bubble({ isMine, endsGroup, text, foot }: BubbleProps) {
  const side = isMine
    ? `bg-mine text-mine-ink ${endsGroup ? 'rounded-br-md' : ''}`
    : `border border-line bg-surface text-ink ${endsGroup ? 'rounded-bl-md' : ''}`;
  return (
    <div className={`max-w-[min(85%,34rem)] rounded-[1.25rem] px-4 pt-2 pb-1.5 ${side}`}>
      {/* As text, whatever it says: no markup, no links, nothing that loads by itself. */}
      <p dir="auto" className="leading-normal wrap-anywhere whitespace-pre-wrap">{text}</p>
      <p className={`mt-0.5 text-right text-[0.7rem] leading-4 tabular-nums ${isMine ? 'text-mine-muted' : 'text-muted'}`}>{foot}</p>
    </div>
  );
}

function Trouble({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="mt-1 flex max-w-[85%] flex-wrap items-baseline justify-end gap-x-3 text-right text-sm text-danger" data-testid="message-problem">
      <span>{text}</span>
      {children}
    </div>
  );
}
