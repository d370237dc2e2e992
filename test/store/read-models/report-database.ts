import type { Connection } from 'mongoose';
import { connectStore } from '../../../src/store/connection.js';
import { createIndexes, createModels, type Models } from '../../../src/store/models/schemas.js';
import { fromEscalation, fromEvent, fromTicket } from '../../../src/store/repositories/mapping.js';
import type { RandomDesk } from '../../reports/random-desk.js';
import { testDatabase } from '../../support/mongo.js';

export interface ReportDatabase {
  readonly connection: Connection;
  readonly models: Models;
  save(desk: RandomDesk): Promise<void>;
  close(): Promise<void>;
}

/** A database of the suite's own, with the desk's collections and indexes. */
export async function reportDatabase(): Promise<ReportDatabase> {
  const database = await testDatabase();
  const connection = await connectStore(database);
  const models = createModels(connection);
  await createIndexes(models);
  return {
    connection,
    models,
    async save({ tickets, events, escalations }) {
      await models.tickets.collection.insertMany(tickets.map(fromTicket));
      await models.events.collection.insertMany(events.map(fromEvent));
      if (escalations.length > 0) await models.escalations.collection.insertMany(escalations.map(fromEscalation));
    },
    async close() {
      await connection.close();
      await database.drop();
    },
  };
}
