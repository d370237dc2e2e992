import { isDeepStrictEqual } from 'node:util';
import { roleNames, type DeskSettings } from '../settings/desk-settings.js';
import type { DeskEventBody } from './desk-event.js';

/** What is said of a change of the settings: which fields, and who got or lost a role. */
export function settingsChanged(before: DeskSettings, after: DeskSettings): DeskEventBody {
  const { teamId: _teamId, version, ...fields } = after;
  const roles = roleNames.flatMap((role) => {
    const added = after.roles[role].filter((id) => !before.roles[role].includes(id));
    const removed = before.roles[role].filter((id) => !after.roles[role].includes(id));
    return added.length + removed.length === 0 ? [] : [{ role, added, removed }];
  });
  const changed = Object.keys(fields) as (keyof typeof fields)[];
  return {
    type: 'settings_changed',
    version,
    fields: changed.filter((field) => !isDeepStrictEqual(before[field], after[field])),
    roles,
  };
}
