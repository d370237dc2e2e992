import { isDeepStrictEqual } from 'node:util';
import type { DeskActor } from '../audit/desk-event.js';
import { settingsChanged } from '../audit/settings-changed.js';
import { StaleError } from '../errors.js';
import { moveEscalations } from '../escalations/move-channel.js';
import type { Escalation } from '../escalations/escalation.js';
import type { Store, Transaction } from '../ports.js';
import type { DeskPatch } from './desk-file.js';
import type { DeskSettings } from './desk-settings.js';

/**
 * The settings after a desk file: what it does not mention stays; a list is always the whole list.
 * @returns the very `current` where the file changes nothing
 */
export function applyDesk(current: DeskSettings, patch: DeskPatch): DeskSettings {
  const { emoji, roles, digest, ...plain } = patch;
  const next: DeskSettings = {
    ...current,
    ...plain,
    emoji: { ...current.emoji, ...emoji },
    roles: { ...current.roles, ...roles },
    digest: { ...current.digest, ...digest },
  };
  return isDeepStrictEqual(next, current) ? current : { ...next, version: current.version + 1 };
}

/** Departments that the file leaves out still have tickets: nobody could answer those any more. */
export class DepartmentsInUse extends Error {
  override readonly name = 'DepartmentsInUse';
  readonly escalations: readonly Escalation[];

  constructor(escalations: readonly Escalation[]) {
    super('A department that is to be removed has escalations');
    this.escalations = escalations;
  }
}

/** How often somebody else may save the settings meanwhile. */
const attempts = 5;

/**
 * Applies a patch to the saved settings, in one transaction, with the line of the desk's history that says so; to the
 * newer ones where somebody saved them meanwhile.
 * @throws DepartmentsInUse
 */
export async function saveDesk(
  store: Store,
  patch: DeskPatch,
  actor: DeskActor = { kind: 'terminal' },
): Promise<{ readonly changed: boolean; readonly settings: DeskSettings }> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.transaction(async (tx) => {
        const current = await tx.settings();
        const settings = applyDesk(current, patch);
        // settings that nobody has saved yet are only defaults: the first file makes them the desk's own
        const changed = settings !== current || current.version === 0;
        const saved = settings === current && changed ? { ...current, version: 1 } : settings;
        if (changed) {
          await mayLeave(tx, current, saved);
          await moveEscalations(tx, current, saved);
          await tx.saveSettings(saved);
          await tx.addDeskEvent(actor, settingsChanged(current, saved));
        }
        return { changed, settings: saved };
      });
    } catch (error) {
      if (!(error instanceof StaleError) || attempt === attempts) throw error;
    }
  }
}

async function mayLeave(tx: Transaction, before: DeskSettings, after: DeskSettings): Promise<void> {
  const keysOf = ({ departments }: DeskSettings): string[] => departments.map(({ key }) => key);
  const left = keysOf(before).filter((key) => !keysOf(after).includes(key));
  if (left.length === 0) return;
  // one that was lost earlier is the doctor's business
  const held = (await tx.activeEscalationsBeside(keysOf(after))).filter(({ department }) => left.includes(department));
  if (held.length > 0) throw new DepartmentsInUse(held);
}
