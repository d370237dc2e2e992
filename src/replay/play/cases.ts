import type { Reads } from '../../desk/ports.js';
import { unnamed, type Company } from '../company/company.js';
import type { Act, Opening } from '../plan/step.js';
import type { Stage } from '../stage.js';
import { doAct, type Case } from './do-act.js';
import { isDone } from './is-done.js';
import { isOf, openIncident } from './open-incident.js';
import { ReplayError } from './replay-error.js';

/** How often something is tried that the desk did not do: a busy machine may miss Slack's three seconds. */
const attempts = 3;

/** The tickets of a replay by the incidents that they are. */
export class Cases {
  readonly #stage: Stage;
  readonly #company: Company;
  readonly #cases = new Map<string, Case>();
  /** Numbers are without gaps, and nobody else opens tickets: the next one is known. */
  #lastNumber: number;

  constructor(stage: Stage, company: Company, lastNumber: number) {
    this.#stage = stage;
    this.#company = company;
    this.#lastNumber = lastNumber;
  }

  /** Opens the incident's ticket. @throws ReplayError */
  async open(opening: Opening): Promise<void> {
    const number = this.#lastNumber + 1;
    const { person: agent } = this.#company.somebody(opening.openedBy ?? unnamed.agent);
    const ticket = await this.#until(
      () => openIncident(this.#company, opening),
      async () => {
        const found = await this.#reads.ticketByNumber(number);
        return isOf(found, opening) ? found : null;
      },
      `${opening.number} was not opened`,
    );
    this.#lastNumber = number;
    this.#cases.set(opening.number, { ticket, agent, incident: opening.number });
  }

  /** Does one thing to the incident's ticket. @throws ReplayError */
  async act(incident: string, act: Act): Promise<void> {
    const on = this.#cases.get(incident);
    if (!on) throw new ReplayError(`${incident} has no ticket`);
    const ticket = await this.#until(
      () => doAct(this.#company, on, act),
      async () => {
        const found = await this.#reads.ticketByNumber(on.ticket.number);
        return found && isDone(this.#company, act, on.ticket, found) ? found : null;
      },
      `T-${on.ticket.number} (${incident}) did not ${act.do}`,
    );
    const agent = act.do === 'assign' ? this.#company.somebody(act.to).person : on.agent;
    this.#cases.set(incident, { ticket, agent, incident });
  }

  get #reads(): Reads {
    return this.#stage.desk.store.reads;
  }

  /** Does it, and looks whether it is done; again, if not. */
  async #until<T>(work: () => Promise<void>, look: () => Promise<T | null>, failure: string): Promise<T> {
    let cause: unknown;
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      try {
        await work();
      } catch (error) {
        cause = error;
        await this.#stage.quiet();
      }
      const done = await look();
      if (done !== null) return done;
    }
    throw new ReplayError(failure, { cause });
  }
}
