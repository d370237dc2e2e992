import type { App } from '@slack/bolt';
import { askerOf, unknownAsker, type Asker, type Edge } from '../edge.js';
import { failureOf } from '../refuse.js';
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
      let reader: Pick<Asker, 'language'> = unknownAsker;
      try {
        const asker = await askerOf(edge, command.user_id);
        reader = asker;
        const { text, trigger_id: triggerId, channel_id: channel } = command;
        const answer = await handle(edge, { asker, text, triggerId, channel });
        await ack(answer ? { response_type: 'ephemeral', ...answer } : undefined);
      } catch (error) {
        const failure = await failureOf(edge, error, reader);
        await ack(failure.kind === 'done' ? undefined : { response_type: 'ephemeral', text: failure.text });
      }
    });
  }
}
