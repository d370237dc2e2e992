import type { ClientSession } from 'mongoose';
import { defaultSettings, type DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Doc, Models } from '../models/schemas.js';
import type { Workspace } from './reads.js';

/** How long the settings are believed without asking again, by the wall clock: another process's change shows then. */
const ttlMs = 1000;
/** How often a running desk asks for them, so that nobody has to wait for that. */
const renewEveryMs = 700;

interface Known {
  readonly at: number;
  readonly settings: Promise<DeskSettings>;
}

/** The settings as they were last read: they are asked for at every turn and seldom change. */
const lastRead = new WeakMap<Models, Known>();

/** The desk's settings, at most a second old; a change by this process shows at once. */
export function recentSettings(models: Models, workspace: Workspace): Promise<DeskSettings> {
  const known = lastRead.get(models);
  if (known && performance.now() - known.at < ttlMs) return known.settings;
  const settings = read(models, workspace);
  lastRead.set(models, { at: performance.now(), settings });
  settings.catch(() => lastRead.delete(models));
  return settings;
}

/** Forgets them when the transaction that changes them ends, whatever was read meanwhile. */
export function forgetSettings(models: Models, session: ClientSession): void {
  session.once('ended', () => lastRead.delete(models));
}

/**
 * Reads them anew, beside those who ask: they have the ones from before until these are there. Does nothing where
 * nobody has asked yet, or they were forgotten meanwhile; where the database does not answer, the next one asks.
 */
export async function renewSettings(models: Models, workspace: Workspace): Promise<void> {
  const before = lastRead.get(models);
  if (!before) return;
  const at = performance.now();
  const settings = await read(models, workspace).catch(() => null);
  if (settings && lastRead.get(models) === before) lastRead.set(models, { at, settings: Promise.resolve(settings) });
}

/** Renews them all the time. @returns ends it */
export function keepSettingsRecent(models: Models, workspace: Workspace): () => void {
  let isReading = false;
  const renew = async (): Promise<void> => {
    if (isReading) return;
    isReading = true;
    await renewSettings(models, workspace);
    isReading = false;
  };
  const timer = setInterval(() => void renew(), renewEveryMs).unref();
  return () => {
    clearInterval(timer);
  };
}

async function read(models: Models, { teamId, locale, timezone }: Workspace): Promise<DeskSettings> {
  const doc = (await models.settings.collection.findOne({ _id: teamId as never })) as Doc | null;
  return { ...defaultSettings(teamId, locale, timezone), ...(doc?.['settings'] as DeskSettings | undefined) };
}
