import { SandboxError } from '../sandbox-error.js';

interface Limit {
  /** How often it happens; omitted: until it is cleared. */
  times?: number;
  /** Only calls or deliveries that name this channel (id). */
  channel?: string;
}

/** A way in which the Web API misbehaves. `method` limits it, e.g. `chat.postMessage` or `response_url`. */
export type ApiFault = Limit & { method?: string } & (
    | { do: 'rateLimit'; retryAfter: number }
    | { do: 'serverError'; status?: number; afterAccept?: boolean }
    /** Answers with an error of Slack's; `argument`: only calls that have it, e.g. `metadata`. */
    | { do: 'refuse'; error: string; argument?: string }
    | { do: 'drop' }
    | { do: 'slow'; ms: number }
    /** The work is done, the answer waits until the fault is cleared. */
    | { do: 'hold' }
  );

/** A way in which deliveries of events misbehave. `kind` limits it to an event type, e.g. `message`. */
export type DeliveryFault = Limit & { kind?: string } & (
    { do: 'twice' } | { do: 'outOfOrder' } | { do: 'late'; ms: number }
  );

export type Fault = ApiFault | DeliveryFault;

const API = new Set(['rateLimit', 'serverError', 'refuse', 'drop', 'slow', 'hold']);
const DELIVERY = new Set(['twice', 'outOfOrder', 'late']);

/** What the sandbox has been told to do wrong. */
export class Faults {
  readonly #active = new Map<string, { fault: Fault; left: number }>();
  readonly #held = new Map<Fault, (() => void)[]>();
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** Calls back when the list of faults is another one. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Adds a fault. @returns its id, for `clear` */
  add(fault: Fault): string {
    if (!API.has(fault.do) && !DELIVERY.has(fault.do)) {
      const known = [...API, ...DELIVERY].join(', ');
      throw new SandboxError('invalid_fault', `"${fault.do}" is no fault; there are: ${known}`);
    }
    if (fault.times !== undefined && fault.times < 1)
      throw new SandboxError('invalid_fault', '`times` must be at least 1');
    this.#count += 1;
    const id = `F${this.#count}`;
    this.#active.set(id, { fault, left: fault.times ?? Infinity });
    this.#changed();
    return id;
  }

  /** Ends one fault, or all of them. */
  clear(id?: string): void {
    for (const each of id === undefined ? [...this.#active.keys()] : [id]) {
      const fault = this.#active.get(each)?.fault;
      this.#active.delete(each);
      if (!fault) continue;
      for (const release of this.#held.get(fault) ?? []) release();
      this.#held.delete(fault);
    }
    this.#changed();
  }

  /** Resolves when a `hold` is cleared. */
  cleared(fault: Fault): Promise<void> {
    return new Promise((resolve) => {
      if ([...this.#active.values()].every((entry) => entry.fault !== fault)) resolve();
      else this.#held.set(fault, [...(this.#held.get(fault) ?? []), resolve]);
    });
  }

  list(): { id: string; fault: Fault; left: number | null }[] {
    return [...this.#active].map(([id, { fault, left }]) => ({ id, fault, left: Number.isFinite(left) ? left : null }));
  }

  /** The fault that meets this Web API call, if any; it is counted. */
  api(call: { method: string; channel: string; has?: (argument: string) => boolean }): ApiFault | undefined {
    return this.#take(
      (fault): fault is ApiFault =>
        !DELIVERY.has(fault.do) &&
        matches((fault as ApiFault).method, call.method) &&
        matches(fault.channel, call.channel) &&
        carries(call, (fault as { argument?: string }).argument),
    );
  }

  /** The fault that meets this delivery, if any; it is counted. */
  delivery(parcel: { kind: string; channel: string }): DeliveryFault | undefined {
    return this.#take(
      (fault): fault is DeliveryFault =>
        DELIVERY.has(fault.do) &&
        matches((fault as DeliveryFault).kind, parcel.kind) &&
        matches(fault.channel, parcel.channel),
    );
  }

  #take<T extends Fault>(fits: (fault: Fault) => fault is T): T | undefined {
    for (const [id, entry] of this.#active) {
      if (entry.left <= 0 || !fits(entry.fault)) continue;
      entry.left -= 1;
      // a hold stays in the list until it is cleared, because what it holds waits for that
      if (entry.left <= 0 && entry.fault.do !== 'hold') this.#active.delete(id);
      this.#changed();
      return entry.fault;
    }
    return undefined;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function carries({ has }: { has?: (argument: string) => boolean }, argument: string | undefined): boolean {
  return argument === undefined || has?.(argument) === true;
}

function matches(wanted: string | undefined, actual: string): boolean {
  return wanted === undefined || wanted === actual;
}
