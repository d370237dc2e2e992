import type { App } from '@slack/bolt';
import type { Edge } from '../edge.js';
import { answerOf, inTime } from '../in-time.js';
import type { CommandListener } from './command.js';
import { deskCommand } from './desk.js';
import { escalateCommand } from './escalate.js';
import { kpiCommand } from './kpi.js';
import { ticketCommand } from './ticket.js';

/** Every slash command; `manifest.yml` has the same (a test compares them). */
export const commands: readonly CommandListener[] = [ticketCommand, escalateCommand, kpiCommand, deskCommand];

/** Registers the commands. The use-case commits before the command is acknowledged, so silence never means "saved". */
export function registerCommands(app: App, edge: Edge): void {
  for (const { name, handle } of commands) {
    app.command(name, async ({ command, ack }) => {
      const { text, trigger_id: triggerId, channel_id: channel } = command;
      const done = await inTime(edge, command.user_id, (timely, asker) =>
        handle(timely, { asker, text, triggerId, channel }),
      );
      const answer = answerOf(done);
      await ack(answer ? { response_type: 'ephemeral', ...answer } : undefined);
    });
  }
}
