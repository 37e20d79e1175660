import { useState, type FormEvent } from 'react';
import type { SignInWay } from '../api/contract';
import { Button } from '../components/Button';
import { Faces } from '../components/Faces';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading } from '../components/Skeleton';
import { useApp, useChat } from '../components/useApp';
import { paths } from '../routing/route';
import { Link, useAddress } from '../routing/router';

/** Asks who it is, in the ways that the server offers. It stands at the address that was asked for, so that one is there afterwards. */
export function SignInScreen({ hasEnded }: { hasEnded: boolean }) {
  const ways = useChat((state) => state.config?.signIn);
  return (
    <main className="flex h-full flex-col items-center overflow-y-auto px-6 pt-safe">
      <div className="my-auto w-full max-w-sm py-10">
        <p className="mb-8 flex items-center gap-3 font-serif text-lg"><img src="/icon.svg" alt="" className="size-10" />CompanionChat</p>
        {!hasEnded && <Faces className="mb-6" />}
        <ScreenHeading title={hasEnded ? 'Sign in again' : 'Sign in'} className="text-4xl">
          {hasEnded ? 'Sign in again' : 'Good company, any hour'}
        </ScreenHeading>
        <p className="mt-2 mb-8 text-balance text-muted">
          {hasEnded
            ? 'Your session has ended. What you were writing is kept, and you will be back where you were.'
            : 'Talk with AI companions, each with a character of their own.'}
        </p>
        {ways ? <Ways ways={ways} /> : <Loading what="the ways to sign in" />}
        <p className="mt-8 text-sm text-muted">
          Just looking? <Link href={paths.companions} className="font-semibold text-accent underline underline-offset-2">Meet the companions</Link>
        </p>
      </div>
    </main>
  );
}

function Ways({ ways }: { ways: readonly SignInWay[] }) {
  const address = useAddress();
  if (ways.length === 0) return <p role="alert">No way to sign in is set up yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      {ways.map(({ id, name, url }) => id === 'local'
        ? <NameForm key={id} />
        : (
          <a
            key={id}
            href={`${url}?post_login_redirect_uri=${encodeURIComponent(address)}`}
            className="flex min-h-12 items-center justify-center rounded-full border border-field bg-surface px-5 font-semibold hover:bg-sunken"
          >
            Continue with {name}
          </a>
        ))}
    </div>
  );
}

/** For the local host, where anybody is who they say they are. */
function NameForm() {
  const { signInLocally } = useApp();
  const [name, setName] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setState('busy');
    try {
      await signInLocally(name.trim());
    } catch {
      setState('failed');
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
      <label htmlFor="name" className="text-sm font-semibold">Your name</label>
      <input
        id="name"
        name="name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={60}
        required
        autoComplete="nickname"
        aria-describedby="name-hint"
        className="min-h-12 rounded-2xl border border-field bg-surface px-4 outline-offset-0"
      />
      <p id="name-hint" className="text-sm text-muted">On this machine a name is enough. The same name brings back the same chats.</p>
      <Button type="submit" className="min-h-12" disabled={name.trim() === '' || state === 'busy'}>{state === 'busy' ? 'One moment…' : 'Sign in'}</Button>
      {state === 'failed' && <p role="alert" className="text-sm text-danger">Signing in did not work. Try again.</p>}
    </form>
  );
}
