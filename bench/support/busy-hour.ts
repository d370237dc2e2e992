import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../../faults/support/stage.js';
import { tokenIn } from '../../faults/support/talk.js';
import type { Message } from '../../src/sandbox/index.js';

const agents = ['ava', 'ben', 'chen', 'dana', 'emi'];
/** Who talks in a channel that is not watched. */
const talkers = ['alice', 'mei', 'tom', 'lin', 'sara'];
const hourMs = 3_600_000;

/** Somebody's ticket, as its card says. */
interface Card {
  readonly number: number;
  readonly message: Message;
}

/**
 * An hour of a busy desk: as many deliveries as Slack allows an app in one workspace (30,000), most of them talk that
 * Bellhop can read and that is no business of its own, the rest ten tickets a minute and what people do with them.
 */
export class BusyHour {
  /** How often something was done, and how often it failed. */
  readonly done = new Map<string, number>();
  failed = 0;
  readonly #stage: Stage;
  readonly #cards = new Map<number, Card>();
  readonly #untaken: Card[] = [];
  readonly #taken: Card[] = [];
  readonly #asked: Message[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    stage.sandbox.onChange((change) => {
      if (change.t !== 'message' || change.message.user !== stage.sandbox.botUserId) return;
      const number = /T-(\d+)/u.exec(change.message.text)?.[1];
      const isCard = change.message.threadTs === undefined && tokenIn(change.message.text) !== null;
      if (isCard && number !== undefined) {
        const card: Card = { number: Number(number), message: change.message as unknown as Message };
        // a card that is edited comes again
        if (!this.#cards.has(card.number)) this.#untaken.push(card);
        this.#cards.set(card.number, card);
      }
    });
  }

  /** What people do, and how often in the hour. */
  get #acts(): readonly { what: string; times: number; act: (n: number) => Promise<unknown> }[] {
    const { client } = this.#stage.sandbox;
    const agent = (n: number) => client.person(agents[n % agents.length] ?? '');
    const talker = (n: number) => client.person(talkers[n % talkers.length] ?? '');
    const requester = (n: number) => client.person(this.#stage.requesters[n % this.#stage.requesters.length] ?? '');
    const recent = (n: number): number => Math.max(1, this.#cards.size - (n % 40));
    const takes = async (n: number): Promise<void> => {
      const card = this.#untaken.shift();
      if (!card) return;
      await agent(n).presses('Take it', card.message);
      this.#taken.push(card);
    };
    const channel = (n: number): string => `#${this.#stage.channels[n % this.#stage.channels.length] ?? ''}`;
    const types = (line: (n: number) => string) => (n: number) => agent(n).types(line(n));
    return [
      { what: 'talk', times: 27_000, act: (n) => talker(n).says('#general', `Has anybody seen figure ${n}?`) },
      {
        what: 'requests',
        times: 600,
        act: async (n) =>
          this.#asked.push(
            await requester(n).says(channel(n), `The printer q${String(n).padStart(5, '0')}q is broken`),
          ),
      },
      {
        what: 'answers of requesters',
        times: 1200,
        act: async (n) => {
          const thread = this.#asked[n >> 1];
          if (thread) await requester(n >> 1).says(thread.channel, `It still is (${n})`, { thread });
        },
      },
      { what: 'presses of Take it', times: 300, act: takes },
      { what: 'notes', times: 300, act: types((n) => `/ticket note ${recent(n)} Called them, the ${n}th time`) },
      { what: 'replies', times: 150, act: types((n) => `/ticket reply ${recent(n)} We look into it (${n})`) },
      { what: 'resolved', times: 150, act: types(() => `/ticket resolve ${this.#taken.shift()?.number ?? 1}`) },
      { what: 'lists', times: 150, act: types(() => '/ticket list') },
      { what: 'figures', times: 30, act: types(() => '/kpi today') },
      {
        what: 'forms',
        times: 60,
        act: async (n) => {
          await agent(n + 1).types(`/ticket Form ${n}`);
          await agent(n + 1).submits({ contact_name: `Caller ${n}`, contact_phone: '+886 2 5555 0199' });
        },
      },
      { what: 'looks at App Home', times: 60, act: (n) => agent(n).opensHome({ waitMs: 50 }) },
    ];
  }

  /** Lets it all happen, evenly over an hour of the desk's clock. */
  async pass(): Promise<void> {
    const began = this.minutes();
    const lanes = this.#acts.map(async ({ what, times, act }) => {
      for (let n = 0; n < times; n += 1) {
        while (this.minutes() - began < (n / times) * 60) await pause(5);
        try {
          await act(n);
          this.done.set(what, (this.done.get(what) ?? 0) + 1);
        } catch (error) {
          this.failed += 1;
          if (process.env['BENCH_LOG'] !== undefined) console.error(what, n, String(error));
        }
      }
    });
    await Promise.all(lanes);
  }

  /** Minutes of the desk's clock since any moment. */
  minutes(): number {
    return (this.#stage.clock.now().getTime() * 60) / hourMs;
  }
}
