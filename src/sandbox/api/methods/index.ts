import type { Method } from '../method.js';
import { authMethods } from './auth-methods.js';
import { connectionMethods } from './connection-methods.js';
import { chatChangeMethods } from './chat-change.js';
import { chatPostMethods } from './chat-post.js';
import { conversationChangeMethods } from './conversation-changes.js';
import { conversationHistoryMethods } from './conversation-history.js';
import { conversationMethods } from './conversation-methods.js';
import { fileMethods } from './file-methods.js';
import { reactionMethods } from './reaction-methods.js';
import { userMethods } from './user-methods.js';
import { usergroupMethods } from './usergroup-methods.js';
import { viewMethods } from './view-methods.js';

/** Every Web API method the sandbox has. */
export const methods: readonly Method[] = [
  ...authMethods,
  ...connectionMethods,
  ...chatPostMethods,
  ...chatChangeMethods,
  ...conversationMethods,
  ...conversationChangeMethods,
  ...conversationHistoryMethods,
  ...fileMethods,
  ...reactionMethods,
  ...userMethods,
  ...usergroupMethods,
  ...viewMethods,
];
