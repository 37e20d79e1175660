import { useCallback, useEffect, useState } from 'react';
import { Avatar } from '../components/Avatar';
import { Composer } from '../components/Composer';
import { ConversationHeader } from '../components/ConversationHeader';
import { MessageList } from '../components/MessageList';
import { Unreachable } from '../components/Notice';
import { ConversationSkeleton, Loading } from '../components/Skeleton';
import { useApp, useChat } from '../components/useApp';
import { useTitle } from '../components/useTitle';
import type { Conversation } from '../state/conversation';
import type { Outgoing } from '../state/outgoing';
import { NotFoundScreen } from './NotFoundScreen';

export function ConversationScreen({ id }: { id: string }) {
  const { sync } = useApp();
  const conversation = useChat((state) => state.conversations[id]);
  const thread = useChat((state) => state.threads.list.find((one) => one.conversationId === id));
  const problem = useChat((state) => state.unreadable[id]);
  const name = conversation?.companionName ?? thread?.companionName;
  useTitle(name ?? 'Conversation');

  useEffect(() => {
    sync.open(id);
    return () => sync.open(null);
  }, [sync, id]);

  if (problem === 'missing') return <NotFoundScreen title="No such conversation" text="It does not exist, or it is not yours." />;
  const avatarUrl = conversation?.avatarUrl ?? thread?.avatarUrl;
  return (
    <>
      <ConversationHeader name={name} avatar={name && <Avatar name={name} url={avatarUrl} className="size-11" />} companionId={conversation?.companionId} />
      {conversation ? <Open conversation={conversation} /> : <Waiting id={id} isUnreachable={problem === 'unreachable'} />}
    </>
  );
}

function Waiting({ id, isUnreachable }: { id: string; isUnreachable: boolean }) {
  const { sync } = useApp();
  if (isUnreachable) return <Unreachable what="The conversation" onRetry={() => sync.open(id)} />;
  return (
    <div className="min-h-0 flex-1 overflow-hidden">
      <Loading what="the conversation" />
      <ConversationSkeleton />
    </div>
  );
}

function Open({ conversation }: { conversation: Conversation }) {
  const { drafts, outbox } = useApp();
  const { id } = conversation;
  const [text, setText] = useState(() => drafts.text(id));

  useEffect(() => outbox.restore(id), [outbox, id]);
  const write = useCallback((next: string) => {
    setText(next);
    drafts.setText(id, next);
  }, [drafts, id]);
  const edit = useCallback((outgoing: Outgoing) => {
    outbox.discard(id, outgoing.clientId);
    const draft = drafts.text(id);
    write(draft ? `${outgoing.text}\n${draft}` : outgoing.text);
  }, [outbox, drafts, id, write]);

  return (
    <>
      <MessageList conversation={conversation} onEdit={edit} />
      <Composer conversation={conversation} text={text} onText={write} />
    </>
  );
}
