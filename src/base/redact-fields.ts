import { REDACTED, redactText, ruleFor } from './redact.js';
import type { FieldRule } from './redact.js';

const LIMITS = { depth: 8, items: 50, characters: 4_000, shortestQuote: 8 } as const;

/** A reason or message that is a code (`stale_version`) says nothing about anybody. */
const isCode = (text: string): boolean => /^[a-z]+(?:[_.][a-z0-9]+)+$/.test(text);

/**
 * An error as plain data that may be shown: type, message, code, stack, its own fields and its cause, without
 * credentials, addresses and texts. (The logger does this by itself.)
 * @param known values that may never appear, such as the desk's own secrets
 */
export function safeError(error: unknown, known: readonly string[] = []): unknown {
  return new Redaction(known).copy(error);
}

/**
 * One record that is to be logged: {@link Redaction.copy} leaves credentials, addresses and texts out, however they are
 * nested. What was taken out of one field is taken out of all others, such as an error's message that repeats it.
 */
export class Redaction {
  readonly #known: readonly string[];
  readonly #taken = new Set<string>();

  constructor(known: readonly string[]) {
    this.#known = known.filter((secret) => secret !== '');
  }

  copy(value: unknown): unknown {
    this.#gather(value, 'open', 0, new Set());
    return this.#copy(value, 'open', 0, new Set());
  }

  /** A string of the same record. */
  string(text: string): string {
    let result = text;
    for (const secret of this.#known) result = result.replaceAll(secret, '[secret]');
    const longestFirst = [...this.#taken].sort((a, b) => b.length - a.length);
    for (const quote of longestFirst) result = result.replaceAll(quote, REDACTED);
    // Cut between words: half a token is not recognised any more.
    if (result.length > LIMITS.characters) result = result.slice(0, LIMITS.characters).replace(/\S{1,400}$/, '…');
    return redactText(result);
  }

  #gather(value: unknown, rule: FieldRule, depth: number, seen: Set<object>): void {
    if (typeof value === 'string') {
      const hidden = rule === 'text' || rule === 'secret' || (rule === 'envelope' && !isCode(value));
      if (hidden && value.length >= LIMITS.shortestQuote) this.#taken.add(value);
      return;
    }
    if (typeof value !== 'object' || value === null || depth > LIMITS.depth || seen.has(value)) return;
    seen.add(value);
    for (const [name, inner] of entriesOf(value)) {
      const inherited = rule === 'text' || rule === 'secret' || Array.isArray(value);
      this.#gather(inner, inherited ? rule : ruleOf(value, name), depth + 1, seen);
    }
  }

  #copy(value: unknown, rule: FieldRule, depth: number, path: Set<object>): unknown {
    if (value === undefined || value === null) return value;
    if (rule === 'secret') return REDACTED;
    if (typeof value === 'boolean' || typeof value === 'number') return value;
    if (rule === 'text') return REDACTED;
    if (typeof value === 'string') return rule === 'envelope' && !isCode(value) ? REDACTED : this.string(value);
    if (typeof value !== 'object')
      return this.string(typeof value === 'bigint' ? value.toString() : `[${typeof value}]`);
    if (depth > LIMITS.depth || path.has(value)) return path.has(value) ? '[circular]' : '[deep]';
    const plain = plainOf(value);
    if (typeof plain === 'string') return this.string(plain);
    path.add(value);
    const copy = this.#copyInside(value, rule, depth, path);
    path.delete(value);
    return copy;
  }

  #copyInside(value: object, rule: FieldRule, depth: number, path: Set<object>): unknown {
    if (Array.isArray(value) || value instanceof Set) {
      return [...(value as Iterable<unknown>)]
        .slice(0, LIMITS.items)
        .map((item) => this.#copy(item, rule, depth + 1, path));
    }
    return Object.fromEntries(
      entriesOf(value).map(([name, inner]) => [
        this.string(name),
        this.#copy(inner, ruleOf(value, name), depth + 1, path),
      ]),
    );
  }
}

/** An error's own message is what its log line is for; it is searched for what must not be in it. */
function ruleOf(owner: object, name: string): FieldRule {
  return owner instanceof Error && (name === 'message' || name === 'stack') ? 'open' : ruleFor(name);
}

/** Values that are better shown as one string; undefined for those that are looked into. */
function plainOf(value: object): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return value.source;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  const json = jsonOf(value);
  return typeof json === 'string' ? json : undefined;
}

function entriesOf(value: object): [string, unknown][] {
  if (value instanceof Map) return [...value.entries()].map(([name, inner]) => [String(name), inner]);
  if (value instanceof Error) return errorEntries(value);
  const json = jsonOf(value);
  return ownEntries(typeof json === 'object' && json !== null ? json : {});
}

/** What the value itself would put into JSON (a mongoose document, an ObjectId, a DateTime, a URL). */
function jsonOf(value: object): unknown {
  if (!('toJSON' in value) || typeof value.toJSON !== 'function') return value;
  return read(() => (value as { toJSON(): unknown }).toJSON());
}

function errorEntries(error: Error): [string, unknown][] {
  const standard = ['message', 'stack', 'cause'] as const;
  const present = standard
    .filter((name) => error[name] !== undefined)
    .map((name) => [name, error[name]] as [string, unknown]);
  const others = ownEntries(error).filter(([name]) => name !== 'name' && !standard.some((known) => known === name));
  return [['type', error.name], ...present, ...others];
}

function ownEntries(value: object): [string, unknown][] {
  return Object.keys(value)
    .slice(0, LIMITS.items)
    .map((name) => [name, read(() => (value as Record<string, unknown>)[name])]);
}

/** A getter that throws must not end the program that only wanted to log it. */
function read(get: () => unknown): unknown {
  try {
    return get();
  } catch {
    return '[unreadable]';
  }
}
