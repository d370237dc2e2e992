import { isReservedWord } from '../../desk/settings/reserved-words.js';
import type { Person } from '../../sandbox/index.js';
import type { Act, Step } from '../plan/step.js';
import type { Stage } from '../stage.js';
import { Handles } from './handles.js';
import type { SettingsDraft } from './settings-draft.js';

/** Somebody of the log, in the workspace. */
export interface Somebody {
  readonly id: string;
  readonly handle: string;
  readonly person: Person;
}

/** Whom the log calls `?`. */
export const unnamed = { agent: 'Service desk', caller: 'Unknown caller' } as const;

/** Slack's limit for the value and text of an option in a form. */
const longestName = 75;

interface Parts {
  readonly stage: Stage;
  readonly settings: SettingsDraft;
  readonly lead: Somebody;
  readonly queue: string;
  /** Who can be somebody of the log, by handle: a second replay finds the people whom the first one brought. */
  readonly people: ReadonlyMap<string, string>;
  /** Handles that nobody of the log may have: of the app, guests, who left, and those whom the replay itself needs. */
  readonly others: readonly string[];
  /** Names of channels that are there already. */
  readonly channels: readonly string[];
}

/**
 * The people, departments, channels and categories of a log. They come into the workspace, and into the desk's
 * settings, when the log first names them.
 */
export class Company {
  readonly lead: Somebody;
  readonly #parts: Parts;
  readonly #people = new Map<string, Somebody>();
  readonly #handles: Handles;
  /** Keys are typed: a group called Cancel cannot have the key `cancel`. */
  readonly #keys = new Handles([], isReservedWord);
  readonly #channels: Handles;
  readonly #members = new Set<string>();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.lead = parts.lead;
    this.#handles = new Handles(parts.others);
    this.#channels = new Handles(parts.channels);
  }

  /** Somebody whom `prepare` has seen to. */
  somebody(name: string): Somebody {
    const found = this.#people.get(name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  }

  /** The department that a group of the log is. */
  departmentOf(group: string): string {
    return this.#keys.of(group);
  }

  /** The category as the desk has it. */
  categoryOf(category: string): string {
    return category.slice(0, longestName);
  }

  /** Sees to it that everybody and everything is there that these steps name. */
  async prepare(steps: readonly Step[]): Promise<void> {
    const { settings } = this.#parts;
    for (const step of steps) {
      if (step.kind === 'row') {
        for (const act of step.acts) await this.#prepareAct(act);
        continue;
      }
      const { caller, openedBy, category } = step.opening;
      await this.#person(caller ?? unnamed.caller);
      await this.#agent(openedBy ?? unnamed.agent);
      if (category !== null) settings.addCategory(this.categoryOf(category));
    }
    await settings.save();
  }

  async #prepareAct(act: Act): Promise<void> {
    if (act.do === 'assign') {
      const { id } = await this.#agent(act.to);
      if (act.group !== null) await this.#join(await this.#department(act.group), id);
    }
    if (act.do === 'categorise') this.#parts.settings.addCategory(this.categoryOf(act.category));
    if (act.do === 'escalate') await this.#department(act.group);
  }

  async #person(name: string): Promise<Somebody> {
    const known = this.#people.get(name);
    if (known) return known;
    const { stage, people } = this.#parts;
    const handle = this.#handles.of(name);
    const somebody = await somebodyCalled(stage.workspace, people.get(handle), handle, name);
    this.#people.set(name, somebody);
    return somebody;
  }

  async #agent(name: string): Promise<Somebody> {
    const { queue, settings } = this.#parts;
    const agent = await this.#person(name);
    settings.addRole('agents', agent.id);
    await this.#join(queue, agent.id);
    return agent;
  }

  async #join(channel: string, id: string): Promise<void> {
    const member = `${channel} ${id}`;
    if (this.#members.has(member)) return;
    this.#members.add(member);
    await this.#parts.stage.workspace.invite(channel, id);
  }

  /** @returns its channel */
  async #department(group: string): Promise<string> {
    const { settings, stage } = this.#parts;
    const key = this.#keys.of(group);
    const { departments } = settings.current;
    const known = departments.find((each) => each.key === key);
    if (known) return known.channel;
    const { id: channel } = await stage.workspace.addChannel({
      name: this.#channels.of(group),
      private: true,
      members: [stage.desk.botUserId],
      purpose: group.slice(0, 250),
    });
    const name = isReservedWord(group) ? key : group.slice(0, longestName);
    const names = { en: name, 'zh-TW': name };
    const more = { onCall: [], categories: [], escalateAtOnce: false };
    settings.change({ departments: [...departments, { key, name: names, channel, ...more }] });
    return channel;
  }
}

/** The person with that handle, who is brought into the workspace unless already there. */
export async function somebodyCalled(
  workspace: Stage['workspace'],
  known: string | undefined,
  handle: string,
  name: string,
): Promise<Somebody> {
  const realName = name.replaceAll(/\s+/gu, ' ').slice(0, 80);
  const id = known ?? (await workspace.addPerson({ name: handle, realName, tz: 'UTC' })).id;
  return { id, handle, person: workspace.person(id) };
}
