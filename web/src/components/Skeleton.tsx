/** Rows of a list that is on its way. */
export function RowSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden="true" className="animate-breathe">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex items-center gap-3 px-4 py-3">
          <div className="size-12 rounded-full bg-sunken" />
          <div className="flex-1 space-y-2">
            <div className="h-3.5 w-2/5 rounded-full bg-sunken" />
            <div className="h-3 w-4/5 rounded-full bg-sunken" />
          </div>
        </div>
      ))}
    </div>
  );
}

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-1/3'];

/** A conversation that is on its way. */
export function ConversationSkeleton() {
  return (
    <div aria-hidden="true" className="mx-auto flex h-full max-w-3xl animate-breathe flex-col justify-end gap-3 p-4">
      {widths.map((width, index) => (
        <div key={width} className={`${width} h-12 rounded-3xl bg-sunken ${index % 2 === 1 ? 'self-end' : ''}`} />
      ))}
    </div>
  );
}

/** For a screen reader: that something is on its way. */
export function Loading({ what }: { what: string }) {
  return <p role="status" className="sr-only">Loading {what}…</p>;
}
