import { strs, type JsonObject } from './json.js';

/** What a filter looks at. */
export interface FilteredConversation {
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly archived: boolean;
  readonly extShared: boolean;
  /** A direct message with a bot. */
  readonly withBot: boolean;
}

/** Whether the `filter` of a conversations select lets a conversation through. */
export function passesFilter(filter: JsonObject, conversation: FilteredConversation): boolean {
  const kinds = strs(filter, 'include');
  if (conversation.archived) return false;
  if (filter['exclude_external_shared_channels'] === true && conversation.extShared) return false;
  if (filter['exclude_bot_users'] === true && conversation.withBot) return false;
  return kinds.length === 0 || kinds.includes(conversation.kind);
}
