import { useEffect } from 'react';
import { Avatar } from '../components/Avatar';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading, RowSkeletons } from '../components/Skeleton';
import { useApp, useChat } from '../components/useApp';
import { paths } from '../routing/route';
import { Link } from '../routing/router';

export function CompanionsScreen() {
  const { loadCompanions } = useApp();
  const companions = useChat((state) => state.companions);
  useEffect(() => void loadCompanions(), [loadCompanions]);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <div className="mx-auto max-w-3xl px-5 pt-5 pb-10">
        <ScreenHeading title="Companions" />
        <p className="mt-1 mb-6 text-muted">Each is an AI with a character of its own. Pick whose company you would like.</p>
        {!companions && (
          <>
            <Loading what="companions" />
            <RowSkeletons count={4} />
          </>
        )}
        {companions?.length === 0 && <p className="text-muted">There is nobody here yet.</p>}
        {companions && (
          <ul aria-label="Companions" className="grid gap-4 sm:grid-cols-2">
            {companions.map(({ id, name, tagline, avatarUrl }) => (
              <li key={id}>
                <Link href={paths.companion(id)} className="flex h-full items-center gap-4 rounded-3xl border border-line bg-surface p-4 transition-colors hover:border-accent sm:flex-col sm:items-start sm:p-5" data-testid="companion">
                  <Avatar name={name} url={avatarUrl} className="size-20 sm:size-24" />
                  <span>
                    <span className="block font-serif text-xl">{name}</span>
                    <span className="mt-0.5 block text-[0.925rem] text-muted">{tagline}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
