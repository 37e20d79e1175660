import type { ButtonHTMLAttributes } from 'react';
import { Link } from '../routing/router';

const shared = 'inline-flex min-h-11 items-center justify-center gap-2 rounded-full px-5 text-[0.95rem] font-semibold transition-colors disabled:opacity-55';
const looks = {
  main: `${shared} bg-accent text-accent-ink hover:not-disabled:opacity-90`,
  quiet: `${shared} border border-field text-ink hover:not-disabled:bg-sunken`,
};

type Look = keyof typeof looks;

export function Button({ look = 'main', className = '', type = 'button', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return <button type={type} className={`${looks[look]} ${className}`} {...rest} />;
}

export function ButtonLink({ look = 'main', className = '', href, children }: { look?: Look; className?: string; href: string; children: React.ReactNode }) {
  return <Link href={href} className={`${looks[look]} ${className}`}>{children}</Link>;
}

/** A small action in running text. */
export function TextButton({ className = '', type = 'button', ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type={type} className={`-my-1 min-h-6 rounded py-1 font-semibold text-accent underline underline-offset-2 ${className}`} {...rest} />;
}
