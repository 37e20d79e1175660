import type { ReactNode } from 'react';

/** A part of a screen that stands for itself. */
export function Section({ title, badge, children }: { title: string; badge?: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-3 rounded-3xl border border-line bg-surface p-5">
      <div className="flex w-full items-center justify-between gap-3">
        <h2 className="text-sm font-semibold text-muted">{title}</h2>
        {badge}
      </div>
      {children}
    </section>
  );
}
