import { isObject } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { DisconnectReason } from '../socket/connection.js';
import type { Operations } from './operation.js';

const REASONS: readonly DisconnectReason[] = ['warning', 'refresh_requested', 'link_disabled', 'too_many_websockets'];

/** What happens to the sockets of an app, from above. `id` names one; omitted: all. */
export const socketOperations: Operations = {
  sockets: (world) => world.sockets.list(),
  'sockets.disconnect': (world, input) => {
    const given = input.need('reason');
    const reason = REASONS.find((one) => one === given);
    if (!reason) throw new SandboxError('invalid_input', `"${given}" is no reason; there are: ${REASONS.join(', ')}`);
    world.sockets.disconnect(reason, input.text('id'));
  },
  'sockets.enable': (world) => {
    world.sockets.enable();
  },
  'sockets.drop': (world, input) => {
    world.sockets.drop(input.text('id'));
  },
  'sockets.send': (world, input) => {
    const { frame } = input.raw;
    world.sockets.send(isObject(frame) ? frame : input.need('frame'), input.text('id'));
  },
  'sockets.limit': (world, input) => {
    const { teamId, appId, verificationToken } = world.state.meta;
    world.sockets.send(
      {
        envelope_id: `limit-${world.state.ids.hex(8)}`,
        type: 'events_api',
        accepts_response_payload: false,
        payload: {
          type: 'app_rate_limited',
          token: verificationToken,
          team_id: teamId,
          api_app_id: appId,
          minute_rate_limited: Math.floor(world.wall.now() / 60_000) * 60,
        },
      },
      input.text('id'),
    );
  },
};
