import { Avatar } from '../components/Avatar';
import { Faces } from '../components/Faces';
import { PremiumBadge } from '../components/PremiumBadge';
import { ButtonLink } from '../components/Button';
import { ScreenHeading } from '../components/ScreenHeading';
import { Loading, RowSkeletons } from '../components/Skeleton';
import { shortTime } from '../components/times';
import { useChat } from '../components/useApp';
import type { Thread } from '../api/contract';
import { paths } from '../routing/route';
import { Link } from '../routing/router';

/** The caller's conversations, newest first. A screen of its own on a phone, and the left column elsewhere. */
export function ChatList({ isScreen, openId }: { isScreen: boolean; openId: string | null }) {
  const { loaded, list } = useChat((state) => state.threads);
  return (
    <>
      <div className="flex items-center justify-between gap-3 px-5 pt-5 pb-3">
        {isScreen ? <ScreenHeading title="Chats" /> : <h2 className="font-serif text-3xl tracking-tight">Chats</h2>}
        <PremiumBadge />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-4">
        {!loaded && (
          <>
            <Loading what="chats" />
            <RowSkeletons count={4} />
          </>
        )}
        {loaded && list.length === 0 && <NoChats />}
        {list.length > 0 && (
          <ul aria-label="Chats" className="px-2">
            {list.map((thread) => <ThreadRow key={thread.conversationId} thread={thread} isOpen={thread.conversationId === openId} />)}
          </ul>
        )}
      </div>
    </>
  );
}

function ThreadRow({ thread, isOpen }: { thread: Thread; isOpen: boolean }) {
  const { companionName, avatarUrl, lastMessagePreview, lastMessageAt, unread } = thread;
  return (
    <li data-testid="thread" data-unread={unread}>
      <Link
        href={paths.conversation(thread.conversationId)}
        aria-current={isOpen ? 'page' : undefined}
        className="flex items-center gap-3.5 rounded-2xl px-3 py-3 outline-offset-[-2px] hover:bg-sunken/60 aria-[current]:bg-accent-soft"
      >
        <Avatar name={companionName} url={avatarUrl} className="size-13" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline justify-between gap-3">
            <span className={`truncate ${unread ? 'font-bold' : 'font-semibold'}`}>{companionName}</span>
            <time dateTime={lastMessageAt} className={`shrink-0 text-xs ${unread ? 'font-semibold text-ink' : 'text-muted'}`}>{shortTime(lastMessageAt, Date.now())}</time>
          </span>
          <span className="flex items-center justify-between gap-3">
            <span className={`truncate text-[0.925rem] ${unread ? 'text-ink' : 'text-muted'}`}>{lastMessagePreview || 'Say hello'}</span>
            {unread && (
              <span className="size-2.5 shrink-0 rounded-full bg-dot" data-testid="unread-dot"><span className="sr-only">Unread</span></span>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function NoChats() {
  return (
    <div className="mx-5 mt-2 rounded-3xl border border-line bg-surface p-6">
      <Faces className="mb-4" />
      <h2 className="font-serif text-xl">Nobody to talk to yet</h2>
      <p className="mt-1 mb-5 text-muted">Pick somebody whose company you would like. They write first.</p>
      <ButtonLink href={paths.companions}>Meet the companions</ButtonLink>
    </div>
  );
}
