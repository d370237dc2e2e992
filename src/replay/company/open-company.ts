import type { WorkspaceSeed } from '../../sandbox/index.js';
import type { Stage } from '../stage.js';
import { Company, somebodyCalled } from './company.js';
import { openDigest, type DigestPlace } from './digest-place.js';
import { SettingsDraft } from './settings-draft.js';

const leadHandle = 'desk-lead';
const managerHandle = 'manager';

/** A workspace with nobody in it: everybody comes with the log. */
export const emptyWorkspace: WorkspaceSeed = {
  teamName: 'Bellhop Replay',
  teamDomain: 'bellhop-replay',
  people: [{ name: managerHandle, realName: 'Desk manager', tz: 'UTC' }],
  channels: [{ name: 'general', members: [managerHandle, 'bellhop'] }],
};

/** A company that works, with the place of its digests. */
export interface OpenCompany {
  readonly company: Company;
  readonly digest: DigestPlace;
}

/**
 * Sets the desk up for a replay: a queue, a lead who gives tickets to agents, and managers who read a digest each day.
 * What the desk has already stays.
 * @param ownDigest whether the digests of the log need a channel of their own, beside those of the desk
 */
export async function openCompany(stage: Stage, ownDigest: boolean): Promise<OpenCompany> {
  const { workspace, desk } = stage;
  const [able, others] = whoCanAct(await workspace.people());
  const people = new Map(able.map(({ name, id }) => [name, id]));
  const channels = new Map((await workspace.channels()).map(({ name, id }) => [name, id]));
  const draft = new SettingsDraft(desk.store, await desk.store.reads.settings());
  const lead = await somebodyCalled(workspace, people.get(leadHandle), leadHandle, 'Desk lead');
  const manager = people.get(managerHandle);
  if (manager !== undefined) draft.addRole('managers', manager);
  draft.addRole('leads', lead.id);
  const openChannel = async (name: string, members: readonly string[]): Promise<string> => {
    const made = { name, private: true, members: [...new Set([desk.botUserId, ...members])] };
    const id = channels.get(name) ?? (await workspace.addChannel(made)).id;
    channels.set(name, id);
    return id;
  };
  const queue = draft.current.queue ?? (await openChannel('support-queue', [lead.id]));
  draft.change({ queue });
  await workspace.invite(queue, lead.id);
  await keepAgents(stage, draft, queue);
  const digest = await openDigest({ draft, ownDigest, openChannel, taken: channels });
  await draft.save();
  const company = new Company({
    stage,
    settings: draft,
    lead,
    queue,
    people,
    others: [leadHandle, managerHandle, ...others.map(({ name }) => name)],
    channels: [...channels.keys()],
  });
  return { company, digest };
}

type Member = Awaited<ReturnType<Stage['workspace']['people']>>[number];

/** Those whom an agent of the log may be, and the others: the app itself, guests, strangers, who left. */
function whoCanAct(people: readonly Member[]): readonly [Member[], Member[]] {
  const can = ({ isBot, isGuest, isStranger, deleted }: Member): boolean =>
    !isBot && !isGuest && !isStranger && !deleted;
  return [people.filter(can), people.filter((person) => !can(person))];
}

/** Until agents are named, whoever is in the queue is one: they stay so beside those of the log. */
async function keepAgents({ workspace, desk }: Stage, draft: SettingsDraft, queue: string): Promise<void> {
  if (draft.current.roles.agents.length > 0) return;
  const channel = (await workspace.channels()).find(({ id }) => id === queue);
  for (const id of channel?.members ?? []) if (id !== desk.botUserId) draft.addRole('agents', id);
}
