import { ApiError } from '../api/api-error.js';
import { Args } from '../api/args.js';
import { channelName, readAnswer } from '../delivery/interact.js';
import { makeResponseUrl } from '../delivery/response-hooks.js';
import { respond } from '../delivery/respond.js';
import type { JsonObject } from '../json.js';
import { isObject, objs, parseJson, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import { commandText } from '../text/typed-text.js';
import type { StoredChannel, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { placeFor } from './find.js';

/** What the app answered at once; `text` is '' for a bare acknowledgement. */
export interface CommandAnswer {
  ok: true;
  text?: string;
  blocks?: JsonObject[];
  responseType: 'ephemeral' | 'in_channel';
}

/** A person types a slash command. */
export async function typeCommand(
  world: World,
  person: StoredPerson,
  line: string,
  options: { in?: string; thread?: string },
): Promise<CommandAnswer> {
  const { state } = world;
  if (options.thread !== undefined) {
    throw new SandboxError('not_in_thread', 'Slack has no slash commands in threads');
  }
  if (person.isStranger)
    throw new SandboxError('restricted_action', `@${person.name} is from another workspace: no slash commands`);
  const { name, text } = split(line);
  const command = world.rights.command(name);
  if (!command) {
    const all = world.rights.commands.map((one) => one.command).join(' ');
    throw new SandboxError('unknown_command', `${name} is not in the manifest; it has: ${all}`);
  }
  const channel = options.in === undefined ? usualPlace(world, person) : placeFor(world, person, options.in);
  if (!state.channels.isMember(channel.id, person.id)) {
    throw new SandboxError('not_in_channel', `@${person.name} is not in #${channel.name}`);
  }
  const { meta } = state;
  const body = new URLSearchParams({
    token: meta.verificationToken,
    team_id: meta.teamId,
    team_domain: meta.teamDomain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: name,
    text: commandText(state, text, command.should_escape ?? false),
    api_app_id: meta.appId,
    is_enterprise_install: 'false',
    response_url: makeResponseUrl(world, { channel: channel.id, user: person.id, ephemeral: true }),
    trigger_id: world.triggers.make(person.id, channel.id),
  });
  const what = `command ${name}`;
  const outcome = await world.poster.send({ what, body: body.toString(), type: 'form' });
  return readCommandAnswer(world, channel, person, readAnswer(outcome, what));
}

function split(line: string): { name: string; text: string } {
  const match = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim());
  if (!match) throw new SandboxError('unknown_command', `"${line}" does not begin with a slash command`);
  return { name: match[1] ?? '', text: match[2] ?? '' };
}

/** The first channel the person is in, else their DM with themself. */
function usualPlace(world: World, person: StoredPerson): StoredChannel {
  for (const id of world.state.channels.channelsOf(person.id)) {
    const channel = world.state.channels.get(id);
    if (channel && !channel.archived && channel.kind === 'public') return channel;
  }
  return placeFor(world, person, person.id);
}

function readCommandAnswer(world: World, channel: StoredChannel, person: StoredPerson, body: string): CommandAnswer {
  if (body.trim() === '') return { ok: true, responseType: 'ephemeral' };
  const parsed = parseJson(body);
  const payload: JsonObject = isObject(parsed) ? parsed : { text: body };
  const responseType = str(payload, 'response_type') === 'in_channel' ? 'in_channel' : 'ephemeral';
  try {
    respond(world, { channel: channel.id, user: person.id, ephemeral: true }, new Args(payload));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.error === 'no_text') return { ok: true, responseType };
    throw new SandboxError(error.error, `the answer to the command: ${JSON.stringify(error.extra)}`);
  }
  const blocks = objs(payload, 'blocks');
  return {
    ok: true,
    text: str(payload, 'text') ?? '',
    ...(blocks.length === 0 ? {} : { blocks }),
    responseType,
  };
}
