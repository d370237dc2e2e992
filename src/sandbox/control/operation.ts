import type { JsonObject } from '../json.js';
import { isObject } from '../json.js';
import { personNamed } from '../people/find.js';
import type { SurfaceRef } from '../people/surface.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';

/** The input of an operation, read with errors that say what is missing. */
export class Input {
  readonly raw: JsonObject;

  constructor(raw: JsonObject) {
    this.raw = raw;
  }

  need(name: string): string {
    const value = this.raw[name];
    if (typeof value !== 'string') throw new SandboxError('invalid_input', `"${name}" must be a string`);
    return value;
  }

  text(name: string): string | undefined {
    const value = this.raw[name];
    return value === undefined || value === null ? undefined : this.need(name);
  }

  flag(name: string): boolean {
    return this.raw[name] === true;
  }

  number(name: string): number | undefined {
    const value = this.raw[name];
    return typeof value === 'number' ? value : undefined;
  }

  strings(name: string): string[] {
    const value = this.raw[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  object(name: string): JsonObject {
    const value = this.raw[name];
    return isObject(value) ? value : {};
  }

  person(world: World): StoredPerson {
    const person = personNamed(world, this.need('as'));
    if (person.deleted) throw new SandboxError('account_inactive', `@${person.name} has left`);
    if (person.isBot)
      throw new SandboxError('user_is_bot', `@${person.name} is the app; it speaks through the Web API`);
    return person;
  }

  /** A message by channel and ts. */
  message(): { channel: string; ts: string } {
    return { channel: this.need('channel'), ts: this.need('ts') };
  }

  /** A message or a view; undefined for what is on top. */
  surface(): SurfaceRef | undefined {
    const view = this.text('view');
    if (view !== undefined) return { view };
    return this.text('ts') === undefined ? undefined : this.message();
  }
}

/** One thing the control API can do. */
export type Operation = (world: World, input: Input) => unknown;

export type Operations = Record<string, Operation>;
