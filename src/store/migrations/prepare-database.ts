import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, mongo } from 'mongoose';
import { CodedError } from '../../base/errors.js';
import type { Logger } from '../../base/logger.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { Lease } from '../lease.js';
import { createIndexes, type Models } from '../models/schemas.js';
import { checkIndexes } from './check-indexes.js';
import { migrations as all } from './index.js';
import type { Migration } from './migration.js';

const leaseMs = 30_000;
const renewMs = 5_000;
const lookAgainMs = 250;

interface SchemaDoc {
  readonly _id: string;
  readonly version: number;
  readonly at: Date;
}

interface Options {
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly migrations?: readonly Migration[];
  /** The language of the error. */
  readonly t?: Translate;
}

/**
 * Brings the database to this code's version, once whatever number of processes start, with all collections and
 * indexes. Whoever comes while another process is at it waits.
 * @throws CodedError `schema_newer` where a newer Bellhop has used it
 */
export async function prepareDatabase(connection: Connection, models: Models, options: Options): Promise<void> {
  const db = connection.getClient().db(connection.name);
  const { logger, migrations = all, t = translator('en') } = options;
  const wanted = migrations.at(-1)?.version ?? 0;
  const lease = new Lease(models, 'schema');
  let hasWaited = false;
  for (;;) {
    const version = await versionOf(db, wanted);
    if (version > wanted)
      throw new CodedError('schema_newer', t('database.newer', { version: String(version), wanted: String(wanted) }));
    if (version === wanted) break;
    if (await lease.take(leaseMs)) {
      await migrate(db, lease, { logger, migrations, wanted });
      break;
    }
    if (!hasWaited) logger.info({ version, wanted }, 'Another process brings the database up to date');
    hasWaited = true;
    await pause(lookAgainMs);
  }
  await createIndexes(models);
  await checkIndexes(models, logger);
}

/** A database that holds nothing yet has the version of whoever comes first. */
async function versionOf(db: mongo.Db, wanted: number): Promise<number> {
  const schema = db.collection<SchemaDoc>('schema');
  const doc = await schema.findOne({ _id: 'schema' });
  if (doc) return doc.version;
  const [settings, inbox, outbox, tickets] = await Promise.all(
    ['settings', 'inbox', 'outbox', 'tickets'].map((name) =>
      db.collection(name).findOne({}, { projection: { _id: 1 } }),
    ),
  );
  if (settings ?? inbox ?? outbox ?? tickets) return 0;
  await note(db, wanted, '$setOnInsert');
  return versionOf(db, wanted);
}

async function note(db: mongo.Db, version: number, how: '$set' | '$setOnInsert'): Promise<void> {
  const update = { [how]: { version, at: new Date() } };
  await db
    .collection<SchemaDoc>('schema')
    .updateOne({ _id: 'schema' }, update, { upsert: true, writeConcern: { w: 'majority' } });
}

async function migrate(
  db: mongo.Db,
  lease: Lease,
  { logger, migrations, wanted }: Required<Omit<Options, 't'>> & { readonly wanted: number },
): Promise<void> {
  const renewal = setInterval(() => void lease.take(leaseMs).catch(() => null), renewMs);
  try {
    const before = await versionOf(db, wanted); // somebody may have been faster
    for (const migration of migrations.filter(({ version }) => version > before)) {
      const began = performance.now();
      await migration.run(db);
      await note(db, migration.version, '$set');
      const ms = Math.round(performance.now() - began);
      logger.info({ version: migration.version, name: migration.name, ms }, 'The database was migrated');
    }
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
}
