import { useState } from 'react';

/** A companion's picture, or their initial where there is none. Decoration: the name always stands beside it. */
export function Avatar({ name, url, className }: { name: string; url?: string | null | undefined; className: string }) {
  const [broken, setBroken] = useState<string | null>(null);
  const shape = `${className} shrink-0 overflow-hidden rounded-full bg-accent-soft`;
  if (!url || broken === url) {
    return <span aria-hidden="true" className={`${shape} grid place-items-center font-serif text-[1.4em] text-accent`}>{name.charAt(0)}</span>;
  }
  return <img src={url} alt="" loading="lazy" decoding="async" onError={() => setBroken(url)} className={`${shape} object-cover`} />;
}
