import type { ClientSession, Connection } from 'mongoose';
import { trusted } from 'mongoose';
import type { DigestHistory, DigestSlot, DigestStore } from '../../reports/digest-store.js';
import type { Doc, Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';
import { newId } from '../new-id.js';
import { fromOutgoing } from './mapping.js';

const job = 'digest';
/** Documents that say since when a channel has had digests; they live beside the slots. */
const watchJob = 'digest-watch';

function toSlot(doc: Doc): DigestSlot {
  return { id: doc['_id'] as string, ...(doc['data'] as Omit<DigestSlot, 'id'>) };
}

/** The digests of a desk: slot documents, each saved together with the outbox row that posts it. */
export function createDigests(connection: Connection, models: Models, teamId: string): DigestStore {
  const { slots, outbox } = models;
  const watchId = (channel: string): string => `${teamId}:${watchJob}:${channel}`;

  const watch = async (channel: string, since: Date): Promise<void> => {
    try {
      await slots.create({ _id: watchId(channel), teamId, job: watchJob, at: since, data: { channel } });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  };
  const historyOf = async (channel: string, since: Date): Promise<DigestHistory> => {
    const doc = await slots
      .findOne({ teamId, job, 'data.channel': channel, at: trusted({ $gte: since }) })
      .sort({ at: -1 })
      .lean<Doc | null>();
    return { since, last: doc ? toSlot(doc) : null };
  };
  const save = async (slot: DigestSlot, now: Date, session: ClientSession): Promise<void> => {
    const { id, ...data } = slot;
    const intent = { kind: 'digest', digestId: id, channel: slot.channel } as const;
    const row = fromOutgoing({ intent, lane: slot.channel, coalesce: null }, newId(), teamId, now);
    await slots.create([{ _id: id, teamId, job, at: now, data }], { session });
    await outbox.create([{ ...row, asked: 0 }], { session });
  };

  return {
    async histories(channels, now) {
      const docs = await slots.find({ teamId, job: watchJob }).lean<Doc[]>();
      const since = new Map(docs.map((doc) => [(doc['data'] as { channel: string }).channel, doc['at'] as Date]));
      const gone = [...since.keys()].filter((channel) => !channels.includes(channel));
      if (gone.length > 0) await slots.deleteMany({ _id: trusted({ $in: gone.map(watchId) }) });
      const histories = new Map<string, DigestHistory>();
      for (const channel of channels) {
        if (!since.has(channel)) await watch(channel, now);
        histories.set(channel, await historyOf(channel, since.get(channel) ?? now));
      }
      return histories;
    },
    async claim(slot, now) {
      const id = `${teamId}:${job}:${slot.channel}:${slot.date}`;
      try {
        await connection.transaction((session) => save({ id, ...slot }, now, session), {
          writeConcern: { w: 'majority' },
        });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async find(id) {
      const doc = await slots.findOne({ _id: id, teamId, job }).lean<Doc | null>();
      return doc ? toSlot(doc) : null;
    },
  };
}
