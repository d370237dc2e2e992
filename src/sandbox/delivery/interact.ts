import type { JsonObject } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredChannel, StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { strangerTeam } from '../workspace/seed.js';
import { accepted } from './poster.js';
import type { Outcome } from './poster.js';

/** `user` of an interaction payload. */
function userField(person: StoredPerson): JsonObject {
  return { id: person.id, username: person.name, name: person.name, team_id: person.teamId };
}

/** `team` of an interaction payload: the team of the person who acts, which for a stranger is not the app's. */
function teamField(world: World, person: StoredPerson): JsonObject {
  const { meta } = world.state;
  const stranger = person.teamId === strangerTeam(meta.seed);
  return { id: person.teamId, domain: stranger ? 'another-company' : meta.teamDomain };
}

/** `channel` of an interaction payload; conversations without a public name get Slack's stand-ins. */
export function channelField(channel: StoredChannel): JsonObject {
  return { id: channel.id, name: channelName(channel) };
}

export function channelName(channel: StoredChannel): string {
  if (channel.kind === 'im') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

/** What every interaction payload has. */
export function payloadBase(world: World, type: string, person: StoredPerson): JsonObject {
  const { meta } = world.state;
  return {
    type,
    token: meta.verificationToken,
    team: teamField(world, person),
    user: userField(person),
    api_app_id: meta.appId,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Sends an interaction to the app. @returns the body of its answer; rejects as Slack would tell the person */
export async function sendInteraction(world: World, what: string, payload: JsonObject): Promise<string> {
  if (!world.rights.interactive) throw new SandboxError('interactivity_disabled', 'the manifest has interactivity off');
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return readAnswer(await world.poster.send({ what, body, type: 'form' }), what);
}

/** The body of an accepted answer; every other outcome is an error that a person sees. */
export function readAnswer(outcome: Outcome, what: string): string {
  if (accepted(outcome) && outcome.kind === 'answer') return outcome.body;
  if (outcome.kind === 'timeout') throw new SandboxError('operation_timeout', `${what}: the app did not answer in 3 s`);
  const why =
    outcome.kind === 'failed' ? outcome.reason : `the app answered ${outcome.status} ${outcome.body.slice(0, 200)}`;
  throw new SandboxError('dispatch_failed', `${what}: ${why}`);
}
