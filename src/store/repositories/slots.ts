import { trusted } from 'mongoose';
import type { Slots } from '../../desk/slots.js';
import type { Models } from '../models/schemas.js';
import { isDuplicateKey } from '../mongo-errors.js';

/** Slots as documents: the unique id decides who runs one. */
export function createSlots({ slots }: Models, teamId: string): Slots {
  const idOf = (job: string, name: string): string => `${teamId}:${job}:${name}`;
  return {
    async isTaken(job, name) {
      return (await slots.exists({ _id: idOf(job, name) })) !== null;
    },
    async take(job, name, now, forgetBefore) {
      try {
        await slots.create({ _id: idOf(job, name), teamId, job, at: now });
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
      await slots.deleteMany({ teamId, job, at: trusted({ $lt: forgetBefore }) });
      return true;
    },
  };
}
