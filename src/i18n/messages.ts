import { vocabulary } from './messages/vocabulary.js';

/** Every text that people see: one topic a file under `messages/`, one line here. Each key has all languages. */
export const messages = { ...vocabulary } as const;

export type Messages = typeof messages;
export type MessageKey = keyof Messages;
