import { useEffect, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { Conversation } from '../state/conversation';
import { freeLeft, longestText } from '../state/quota';
import { SendIcon } from './icons';
import { SecurityCheck } from './SecurityCheck';
import { UpgradeBanner } from './UpgradeBanner';
import { useApp } from './useApp';

/** The limit is shown from here on. UTF-16 units. */
const nearLimit = 3600;

interface ComposerProps {
  conversation: Conversation;
  text: string;
  onText: (text: string) => void;
}

export function Composer({ conversation, text, onText }: ComposerProps) {
  const { keeper, outbox } = useApp();
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, companionName } = conversation;
  const left = freeLeft(conversation);
  const isOut = left === 0;
  const length = text.trim().length;
  const canSend = !isOut && length > 0 && length <= longestText;

  useGrowing(field, text);
  useEffect(() => {
    // With a keyboard one wants to write at once; on a phone it would cover half of the conversation.
    if (matchMedia('(hover: hover) and (pointer: fine)').matches) field.current?.focus({ preventScroll: true });
    return () => keeper.want(false);
  }, [keeper, id]);

  const send = () => {
    if (!canSend) return;
    outbox.send(id, text.trim());
    onText('');
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, Enter is its own; Safari reports the closing one as key code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form
      className="border-t border-line bg-paper pb-safe"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="mx-auto max-w-3xl px-3 pt-2 pb-2">
        <SecurityCheck />
        {isOut && <UpgradeBanner conversationId={id} companionName={companionName} />}
        <div className="flex items-end gap-2 rounded-[1.6rem] border border-field bg-surface p-1.5 focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-2 focus-within:outline-accent">
          <textarea
            ref={field}
            rows={1}
            value={text}
            dir="auto"
            disabled={isOut}
            aria-label="Message"
            aria-describedby="composer-hint"
            aria-invalid={length > longestText}
            placeholder={isOut ? 'No free messages left' : `Message ${companionName}`}
            enterKeyHint="send"
            autoComplete="off"
            onChange={(event) => onText(event.target.value)}
            onKeyDown={onKeyDown}
            onFocus={() => keeper.want(true)}
            onBlur={() => keeper.want(false)}
            className="max-h-40 min-h-11 flex-1 field-sizing-content resize-none overflow-y-auto bg-transparent px-3 py-2.5 leading-6 outline-none placeholder:text-muted disabled:cursor-not-allowed"
          />
          <button
            type="submit"
            aria-label="Send"
            disabled={!canSend}
            onPointerDown={(event) => event.preventDefault() /* keeps the focus, and with it a phone's keyboard */}
            className="grid size-11 shrink-0 place-items-center rounded-full bg-accent text-accent-ink transition-opacity disabled:bg-sunken disabled:text-muted"
          >
            <SendIcon className="size-5" />
          </button>
        </div>
        <Hint left={left} length={length} />
      </div>
    </form>
  );
}

function Hint({ left, length }: { left: number | null; length: number }) {
  const over = length - longestText;
  return (
    <div id="composer-hint" className="flex min-h-5 justify-between gap-4 px-3 pt-1.5 text-xs text-muted">
      <span data-testid="quota">{left === null ? 'Premium: no limit' : `${left} free ${left === 1 ? 'message' : 'messages'} left`}</span>
      {length >= nearLimit && (
        <span role="status" data-testid="length" className={`tabular-nums ${over > 0 ? 'font-semibold text-danger' : ''}`}>
          {over > 0 ? `${over.toLocaleString()} too many` : `${length.toLocaleString()} of ${longestText.toLocaleString()}`}
        </span>
      )}
    </div>
  );
}

/** As high as its text, within the limits of its style. */
function useGrowing(field: React.RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
}
