import { memo } from 'react';
import { isSameChunk } from '../state/chunks';
import type { Outgoing } from '../state/outgoing';
import type { Row } from '../state/timeline';
import { MessageRow, OutgoingRow } from './MessageRow';

interface MessageChunkProps {
  rows: readonly Row[];
  name: string;
  onSendAgain: (text: string) => void;
  onRetry: (clientId: string) => void;
  onEdit: (outgoing: Outgoing) => void;
}

/** Some rows that stand together. A long conversation has many, and a new message touches only the last. */
export const MessageChunk = memo(function MessageChunk({ rows, name, onSendAgain, onRetry, onEdit }: MessageChunkProps) {
  return (
    <div className="chunk">
      {rows.map(({ key, item, canRetry, startsDay, startsGroup, endsGroup }) => {
        const shape = { name, startsDay, startsGroup, endsGroup };
        return item.kind === 'message'
          ? <MessageRow key={key} message={item.message} canRetry={canRetry} {...shape} onSendAgain={onSendAgain} />
          : <OutgoingRow key={key} outgoing={item.outgoing} {...shape} onRetry={onRetry} onEdit={onEdit} />;
      })}
    </div>
  );
}, (before, after) => isSameChunk(before.rows, after.rows) && before.name === after.name
  && before.onSendAgain === after.onSendAgain && before.onRetry === after.onRetry && before.onEdit === after.onEdit);
