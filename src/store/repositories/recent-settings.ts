import type { ClientSession } from 'mongoose';
import { defaultSettings, type DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Doc, Models } from '../models/schemas.js';
import type { Workspace } from './reads.js';

/** How long the settings are believed without asking again, by the wall clock: another process's change shows then. */
const ttlMs = 1000;

/** The settings as they were last read: they are asked for at every turn and seldom change. */
const lastRead = new WeakMap<Models, { readonly at: number; readonly settings: Promise<DeskSettings> }>();

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

async function read(models: Models, { teamId, locale, timezone }: Workspace): Promise<DeskSettings> {
  const doc = (await models.settings.collection.findOne({ _id: teamId as never })) as Doc | null;
  return { ...defaultSettings(teamId, locale, timezone), ...(doc?.['settings'] as DeskSettings | undefined) };
}
