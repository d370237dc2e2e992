import { randomBytes, randomInt } from 'node:crypto';
import { derivedId } from './ids.js';
import { openJournal, readJournal } from './journal.js';
import type { Meta } from './model.js';
import { State } from './state.js';

const SEED = 'bellhop';

/** Opens the workspace kept in a directory, or a new one (in memory when there is no directory). */
export function openState(dir: string | undefined, wallNow: number): { state: State; close: () => void } {
  if (dir === undefined) return { state: new State(newMeta()), close: () => undefined };
  const history = readJournal(dir);
  const known = history.find((record) => record.t === 'meta');
  // a journal of before Socket Mode has no app token
  const meta = known ? { ...newMeta(), ...known.meta, boots: known.meta.boots + 1 } : newMeta();
  const state = new State(meta, history);
  const journal = openJournal(dir, state.records(wallNow));
  state.keepIn(journal);
  return {
    state,
    close: () => {
      journal.close();
    },
  };
}

/** Ids are the same in every new workspace; secrets are not, so that no other local program can guess them. */
function newMeta(): Meta {
  const digits = (): string => String(randomInt(1e11, 1e12));
  const appId = derivedId('A', SEED, 'app');
  return {
    seed: SEED,
    boots: 1,
    teamId: derivedId('T', SEED, 'team'),
    teamName: 'Bellhop Sandbox',
    teamDomain: 'bellhop-sandbox',
    appId,
    botId: derivedId('B', SEED, 'bot'),
    botUserId: derivedId('U', SEED, 'bot user'),
    botToken: `xoxb-${digits()}-${digits()}-${randomBytes(12).toString('hex')}`,
    appToken: `xapp-1-${appId}-${digits()}-${randomBytes(32).toString('hex')}`,
    signingSecret: randomBytes(16).toString('hex'),
    verificationToken: randomBytes(12).toString('hex'),
    controlToken: randomBytes(24).toString('hex'),
  };
}
