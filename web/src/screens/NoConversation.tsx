import { ChatsIcon } from '../components/icons';
import { Notice } from '../components/Notice';

/** Beside the list, while nothing is chosen. */
export function NoConversation() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center">
      <ChatsIcon className="size-14 text-field" />
      <div className="-mt-10"><Notice title="Pick up where you left off">Choose a chat on the left, or meet somebody new.</Notice></div>
    </div>
  );
}
