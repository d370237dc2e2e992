import type { Message } from '../../src/sandbox/index.js';
import type { Random } from './random.js';
import type { Stage } from './stage.js';

/** A request that somebody wrote, and what they wrote in its thread. */
export interface Asked {
  /** A word that is in no other text. */
  readonly token: string;
  readonly person: string;
  readonly message: Message;
  readonly replies: { readonly token: string; readonly message: Message }[];
  /** The agent whose press of "Take it" was acknowledged. */
  takenBy: string | null;
  isTried: boolean;
  /** They were told in words that it was not done. */
  isRefused: boolean;
}

export interface TalkOptions {
  readonly perSecond: number;
  readonly random: Random;
  /** Only requests: nothing else is written or pressed. */
  readonly onlyRequests?: boolean;
}

const agents = ['ava', 'ben', 'chen', 'dana', 'emi'];

/** People who write, reply and press at a steady rate, whatever becomes of it. */
export class Talk {
  readonly asked: Asked[] = [];
  readonly #stage: Stage;
  readonly #options: TalkOptions;
  /** Cards by the token in their text. */
  readonly #cards = new Map<string, { channel: string; ts: string }>();
  /** What each agent pressed last. */
  readonly #pressed = new Map<string, Asked>();
  /** Agents who press, or may yet be told what came of it. */
  readonly #busy = new Set<string>();
  readonly #presses = new Set<Promise<void>>();
  readonly #off: () => void;
  #timer: NodeJS.Timeout | null = null;
  #count = 0;
  #begun = 0;
  #since = 0;

  constructor(stage: Stage, options: TalkOptions) {
    this.#stage = stage;
    this.#options = options;
    this.#off = stage.sandbox.onChange((change) => {
      if (change.t !== 'message') return;
      const { message } = change;
      if ('to' in message && typeof message.to === 'string') this.#wasTold(message.to);
      if (message.threadTs !== undefined) return;
      const { text, channel, ts, user } = message;
      const token = user === stage.sandbox.botUserId ? tokenIn(text) : null;
      if (token !== null) this.#cards.set(token, { channel, ts });
    });
  }

  /** An agent was answered in words: what they pressed was not done, and they know it. */
  #wasTold(userId: string): void {
    const pressed = this.#pressed.get(userId);
    if (pressed) pressed.isRefused = true;
  }

  begin(): void {
    this.#since = performance.now();
    this.#timer = setInterval(() => {
      const due = ((performance.now() - this.#since) / 1000) * this.#options.perSecond;
      while (this.#begun < due) {
        this.#begun += 1;
        void this.#act();
      }
    }, 10);
  }

  /** Nobody says anything more; resolves when what was pressed is answered. */
  async end(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await Promise.all(this.#presses);
    this.#off();
  }

  /** One person asks for help. */
  ask(): Promise<Asked> {
    return this.askIn(this.#count + 1);
  }

  /** The same in a certain channel. */
  async askIn(at: number): Promise<Asked> {
    const { requesters, channels, sandbox } = this.#stage;
    const n = (this.#count += 1);
    const token = `q${String(n).padStart(5, '0')}q`;
    const person = requesters[n % requesters.length] ?? '';
    const channel = `#${channels[at % channels.length] ?? ''}`;
    const message = await sandbox.client.person(person).says(channel, `The printer ${token} is broken`);
    const asked: Asked = { token, person, message, replies: [], takenBy: null, isTried: false, isRefused: false };
    this.asked.push(asked);
    return asked;
  }

  async #act(): Promise<void> {
    const { random, onlyRequests = false } = this.#options;
    const chance = random.next();
    const recent = this.asked.slice(-60);
    if (onlyRequests || chance < 0.7 || recent.length === 0) await this.ask();
    else if (chance < 0.9) await this.#reply(random.of(recent));
    else {
      const free = agents.filter((agent) => !this.#busy.has(agent));
      if (free.length > 0) await this.#take(random.of(free));
    }
  }

  async #reply(to: Asked): Promise<void> {
    const token = `q${String((this.#count += 1)).padStart(5, '0')}q`;
    const { channel } = to.message;
    const person = this.#stage.sandbox.client.person(to.person);
    const message = await person.says(channel, `It still is ${token}`, { thread: to.message });
    to.replies.push({ token, message });
  }

  #take(agent: string): Promise<void> {
    const free = this.asked.find(({ token, isTried }) => !isTried && this.#cards.has(token));
    const card = free && this.#cards.get(free.token);
    if (!free || !card) return Promise.resolve();
    free.isTried = true;
    this.#busy.add(agent);
    this.#pressed.set(this.#stage.idOf(agent), free);
    const press = this.#stage.sandbox.client.person(agent).presses('Take it', card);
    const done = press.then(
      () => {
        free.takenBy = agent;
      },
      () => undefined,
    );
    this.#presses.add(done);
    return done.then(() => {
      this.#presses.delete(done);
      // words come after the acknowledgement
      setTimeout(() => this.#busy.delete(agent), 1000).unref();
    });
  }
}

/** The word that is in no other text. */
export function tokenIn(text: string): string | null {
  return /q\d{5,}q/u.exec(text)?.[0] ?? null;
}
