import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Conversation } from '../state/conversation';
import type { Outgoing } from '../state/outgoing';
import { timeline } from '../state/timeline';
import { TextButton } from './Button';
import { DownIcon } from './icons';
import { Introduction } from './Introduction';
import { MessageChunk } from './MessageChunk';
import { TypingIndicator } from './TypingIndicator';
import { useApp } from './useApp';
import { useChunks } from './useChunks';
import { BeforeUpdate, useFollow } from './useFollow';
import { useResting } from './useResting';

/** Older messages are asked for while this much is still above the view. Pixels. */
const ahead = 2000;

interface MessageListProps {
  conversation: Conversation;
  onEdit: (outgoing: Outgoing) => void;
}

export function MessageList({ conversation, onEdit }: MessageListProps) {
  const { id, messages, outgoing, companionName, olderCursor } = conversation;
  const { outbox } = useApp();
  const scroller = useRef<HTMLDivElement>(null);
  const log = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => timeline({ messages, outgoing }), [messages, outgoing]);
  const { atEnd, news, toNewest, onScroll, beforeUpdate } = useFollow(scroller, rows);
  const all = useChunks(rows);
  const older = useOlder(conversation, scroller);
  useResting(log, rows);
  useReadReport(conversation, atEnd);

  const onRetry = useCallback((clientId: string) => outbox.retry(id, clientId), [outbox, id]);
  const onSendAgain = useCallback((text: string) => outbox.send(id, text), [outbox, id]);
  const scrolled = () => {
    onScroll();
    older.look();
  };

  return (
    <div className="relative min-h-0 flex-1">
      <BeforeUpdate rows={rows} callback={beforeUpdate} />
      {/* At the end it is the end that stays: a browser that kept what is above it in place would lead away from there. */}
      <div ref={scroller} onScroll={scrolled} tabIndex={0} role="region" aria-label="Conversation" className={`h-full overflow-y-auto overscroll-contain outline-offset-[-2px] ${atEnd ? '[overflow-anchor:none]' : ''}`} data-testid="message-scroller">
        <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end py-3">
          {older.state === 'loading' && <p role="status" className="py-3 text-center text-sm text-muted">Loading older messages…</p>}
          {older.state === 'failed' && (
            <p role="alert" className="py-3 text-center text-sm text-danger">
              Older messages could not be loaded. <TextButton onClick={older.load}>Try again</TextButton>
            </p>
          )}
          {olderCursor === null && <Introduction conversation={conversation} />}
          {/* Older messages are no news: only what is added below is read out. */}
          <div ref={log} role="log" aria-label={`Messages with ${companionName}`} aria-live={older.state === 'loading' ? 'off' : 'polite'} aria-relevant="additions">
            {all.map((chunk) => (
              <MessageChunk key={chunk.key} rows={chunk.rows} name={companionName} onSendAgain={onSendAgain} onRetry={onRetry} onEdit={onEdit} />
            ))}
          </div>
          <TypingIndicator name={companionName} isTyping={messages.some((message) => message.status === 'replying')} />
        </div>
      </div>
      {!atEnd && (
        <button
          type="button"
          onClick={toNewest}
          data-testid="to-newest"
          className="absolute inset-x-0 bottom-3 mx-auto flex min-h-10 w-max animate-arrive items-center gap-2 rounded-full border border-line bg-surface px-4 text-sm font-semibold text-ink shadow-md shadow-black/10"
        >
          <DownIcon className="size-4" />
          {news > 0
            ? <>New messages <span data-testid="news" className="min-w-5 rounded-full bg-accent px-1.5 text-center text-xs leading-5 text-accent-ink tabular-nums">{news}</span></>
            : <span className="sr-only">Jump to the newest message</span>}
        </button>
      )}
    </div>
  );
}

/** Loads the page before, when the reader comes near the top, or the page so far does not fill the view. */
function useOlder({ id, olderCursor }: Conversation, scroller: React.RefObject<HTMLDivElement | null>) {
  const { sync } = useApp();
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle');
  const isLoading = useRef(false);

  const load = useCallback(() => {
    if (isLoading.current) return;
    isLoading.current = true;
    setState('loading');
    sync.readOlder(id).then(() => setState('idle'), () => setState('failed')).finally(() => {
      isLoading.current = false;
    });
  }, [sync, id]);

  const look = () => {
    const element = scroller.current;
    if (element && olderCursor && state !== 'failed' && element.scrollTop < ahead) load();
  };
  const lookNow = useRef(look);
  useLayoutEffect(() => {
    lookNow.current = look;
  });
  useEffect(() => lookNow.current(), [olderCursor]);
  return { state, load, look };
}

/** Says to the server what has been read: what is at the end of the list while somebody looks at it. */
function useReadReport(conversation: Conversation, atEnd: boolean): void {
  const { sync } = useApp();
  const { id } = conversation;
  // Before the paint, so that no dot flashes up beside an open conversation.
  useLayoutEffect(() => {
    const report = () => {
      if (atEnd && document.visibilityState === 'visible') void sync.reportRead(id);
    };
    report();
    document.addEventListener('visibilitychange', report);
    return () => document.removeEventListener('visibilitychange', report);
  }, [sync, id, conversation, atEnd]);
}
