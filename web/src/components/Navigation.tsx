import { paths, type Route } from '../routing/route';
import { Link } from '../routing/router';
import { unreadCount } from '../state/threads';
import { ChatsIcon, PeopleIcon, PersonIcon } from './icons';
import { useChat } from './useApp';

/** At the bottom of a phone's screen, except in a conversation; at the bottom of the left column where there is one. */
export function Navigation({ route, isOut }: { route: Route; isOut: boolean }) {
  const unread = useChat((state) => unreadCount(state.threads));
  const where = route.name === 'conversation' ? 'hidden wide:block' : '';
  const items = [
    { name: isOut ? 'Sign in' : 'Chats', href: paths.chats, Icon: ChatsIcon, isHere: route.name === 'chats' || route.name === 'conversation' },
    { name: 'Companions', href: paths.companions, Icon: PeopleIcon, isHere: route.name === 'companions' || route.name === 'companion' },
    ...(isOut ? [] : [{ name: 'Account', href: paths.account, Icon: PersonIcon, isHere: route.name === 'account' || route.name === 'plans' }]),
  ];
  return (
    <nav aria-label="Main" className={`border-t border-line bg-paper pb-safe ${isOut ? '' : 'wide:row-start-3 wide:border-r wide:bg-aside'} ${where}`}>
      <ul className="mx-auto flex max-w-md">
        {items.map(({ name, href, Icon, isHere }) => (
          <li key={name} className="flex-1">
            <Link
              href={href}
              aria-current={isHere ? 'page' : undefined}
              className="group flex flex-col items-center gap-0.5 py-2 text-xs font-medium text-muted outline-offset-[-4px] aria-[current]:text-accent"
            >
              <span className="relative rounded-full px-4 py-1 group-hover:bg-sunken group-aria-[current]:bg-accent-soft">
                <Icon className="size-6" />
                {href === paths.chats && unread > 0 && <span aria-hidden="true" className="absolute top-1 right-3.5 size-2.5 rounded-full border-2 border-paper bg-dot" />}
              </span>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
