import { actionListeners } from '../../src/slack/actions/index.js';
import { commands } from '../../src/slack/commands/index.js';
import { eventHandlers } from '../../src/slack/events/index.js';
import { globalShortcuts, messageShortcuts } from '../../src/slack/shortcuts/index.js';
import { forms } from '../../src/slack/views/index.js';
import type { FuzzNames } from './fuzz-requests.js';

/** Everything that a desk listens to, for requests that get past the door. */
export function fuzzNames(teamId: string, channels: readonly string[], users: readonly string[]): FuzzNames {
  return {
    teamId,
    channels,
    users,
    events: Object.keys(eventHandlers),
    actions: actionListeners.map(({ actionId }) => actionId),
    forms: forms.map(({ callbackId }) => callbackId),
    shortcuts: [...globalShortcuts, ...messageShortcuts.map(({ callbackId }) => callbackId)],
    commands: commands.map(({ name }) => name),
  };
}
