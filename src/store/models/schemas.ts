import type { Connection, Model, Schema } from 'mongoose';
import { home, inbox, lane, lock, outbox, person, receipt, settings, slot } from './queues.js';
import { deskEvent, earlyChange, escalation, event, message, post, ticket } from './records.js';

const schemas = {
  tickets: ticket,
  events: event,
  deskEvents: deskEvent,
  messages: message,
  earlyChanges: earlyChange,
  escalations: escalation,
  posts: post,
  outbox,
  lanes: lane,
  locks: lock,
  inbox,
  settings,
  people: person,
  homes: home,
  receipts: receipt,
  slots: slot,
} as const;

/** A document as the store reads and writes it; the repositories map it to the types of `desk/`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- mongoose documents never leave the store
export type Doc = Record<string, any>;
export type Models = Record<keyof typeof schemas, Model<Doc>>;

/** Registers every model on a connection. */
export function createModels(connection: Connection): Models {
  const models = {} as Models;
  for (const [name, schema] of Object.entries(schemas)) {
    const known = connection.models[name] as Model<Doc> | undefined;
    models[name as keyof Models] = known ?? connection.model<Doc>(name, schema as unknown as Schema<Doc>);
  }
  return models;
}

/** Creates the collections and their indexes; safe to repeat. Transactions need the collections to exist. */
export async function createIndexes(models: Models): Promise<void> {
  await Promise.all(
    Object.values(models).map(async (model) => {
      await model.createCollection();
      await model.createIndexes();
    }),
  );
}
