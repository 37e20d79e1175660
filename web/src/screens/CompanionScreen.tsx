import { useEffect, useState } from 'react';
import { Avatar } from '../components/Avatar';
import { Button } from '../components/Button';
import { BackIcon } from '../components/icons';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading } from '../components/Skeleton';
import { useApp, useChat } from '../components/useApp';
import type { Companion } from '../api/contract';
import { paths } from '../routing/route';
import { Link, navigate } from '../routing/router';
import { NotFoundScreen } from './NotFoundScreen';

/** A companion's profile. Message starts the conversation, or goes on with the one that there is. */
export function CompanionScreen({ id }: { id: string }) {
  const { loadCompanions } = useApp();
  const companions = useChat((state) => state.companions);
  useEffect(() => void loadCompanions(), [loadCompanions]);
  if (!companions) return <Loading what="the companion" />;
  const companion = companions.find((one) => one.id === id);
  return companion ? <Profile companion={companion} /> : <NotFoundScreen title="No such companion" />;
}

function Profile({ companion }: { companion: Companion }) {
  const { id, name, tagline, avatarUrl } = companion;
  const freeText = useChat((state) => state.config?.freeQuota.text);
  const { start, isStarting, hasFailed } = useStart(id);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="px-2 pt-2.5 wide:px-5">
        <Link href={paths.companions} aria-label="Back to the companions" className="grid size-11 place-items-center rounded-full hover:bg-sunken"><BackIcon /></Link>
      </div>
      <article className="mx-auto flex max-w-md flex-col items-center px-6 pt-2 pb-12 text-center wide:pt-8">
        <Avatar name={name} url={avatarUrl} className="size-44 text-5xl ring-8 ring-surface" />
        <ScreenHeading title={name} className="mt-6 text-4xl" />
        {tagline && <p className="mt-2 text-lg text-balance text-muted">{tagline}</p>}
        <Button className="mt-7 min-w-48" disabled={isStarting} onClick={start}>{isStarting ? 'One moment…' : 'Message'}</Button>
        {hasFailed && <p role="alert" className="mt-3 text-sm text-danger">The conversation could not be opened. Try again.</p>}
        <p className="mt-7 text-sm text-balance text-muted">
          {name} is an AI, not a person.
          {freeText !== undefined && ` Your first ${freeText} messages are free.`}
        </p>
      </article>
    </div>
  );
}

function useStart(companionId: string) {
  const { api } = useApp();
  const isSignedIn = useChat((state) => state.session === 'in');
  const [state, setState] = useState<'idle' | 'starting' | 'failed'>('idle');
  const start = async () => {
    if (!isSignedIn) return navigate(paths.chats); // where one signs in
    setState('starting');
    try {
      navigate(paths.conversation(await api.start(companionId)));
    } catch {
      setState('failed');
    }
  };
  return { start: () => void start(), isStarting: state === 'starting', hasFailed: state === 'failed' };
}
