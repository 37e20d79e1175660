/** The companion is writing: three dots, and words for who does not see them. */
export function TypingIndicator({ name, isTyping }: { name: string; isTyping: boolean }) {
  return (
    <div role="status" className="px-4" data-testid="typing">
      {isTyping && (
        <div className="mt-3 flex w-max animate-arrive items-center gap-1 rounded-[1.25rem] rounded-bl-md border border-line bg-surface px-4 py-3.5 text-muted">
          <span className="sr-only">{name} is writing…</span>
          <span aria-hidden="true" className="size-1.5 animate-dot rounded-full bg-current" />
          <span aria-hidden="true" className="size-1.5 animate-dot rounded-full bg-current [animation-delay:0.15s]" />
          <span aria-hidden="true" className="size-1.5 animate-dot rounded-full bg-current [animation-delay:0.3s]" />
        </div>
      )}
    </div>
  );
}
