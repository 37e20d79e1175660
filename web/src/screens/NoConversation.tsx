import { ChatsIcon } from '../components/icons';
import { Notice } from '../components/Notice';
import { useChat } from '../components/useApp';

/** Beside the list, while nothing is chosen. */
export function NoConversation() {
  const isNew = useChat((state) => state.threads.loaded && state.threads.list.length === 0);
  return (
    <div className="flex flex-1 flex-col items-center justify-center">
      <ChatsIcon className="size-14 text-field" />
      <div className="-mt-10">
        {isNew
          ? <Notice title="Your conversations will be here">Meet the companions, and see whose company you like.</Notice>
          : <Notice title="Pick up where you left off">Choose a chat on the left, or meet somebody new.</Notice>}
      </div>
    </div>
  );
}
