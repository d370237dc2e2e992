import type { Json, JsonObject } from '../json.js';
import { isObject } from '../json.js';

/** Collects what is wrong, in Slack's words with Slack's pointers. */
export class Faultfinder {
  readonly messages: string[] = [];

  add(message: string, pointer: string): void {
    this.messages.push(`[ERROR] ${message} [json-pointer:${pointer}]`);
  }
}

/** Checks one value. */
export type Check = (value: Json, at: string, faults: Faultfinder) => void;

/** The fields of an object: which there may be, and which there must be. */
export interface Shape {
  required?: Record<string, Check>;
  optional?: Record<string, Check>;
}

export const anything: Check = () => undefined;

export function string(max: number, min = 0): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string') faults.add('must be a string', at);
    else if (value.length > max) faults.add(`must be less than ${max + 1} characters`, at);
    else if (value.length < min) faults.add(`must be more than ${min - 1} characters`, at);
  };
}

export function pattern(form: RegExp, what: string): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string' || !form.test(value)) faults.add(`must be ${what}`, at);
  };
}

export const boolean: Check = (value, at, faults) => {
  if (typeof value !== 'boolean') faults.add('must be a boolean', at);
};

export function integer(min: number, max: number): Check {
  return (value, at, faults) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) faults.add('must be an integer', at);
    else if (value < min) faults.add(`must be greater than or equal to ${min}`, at);
    else if (value > max) faults.add(`must be less than or equal to ${max}`, at);
  };
}

export function oneOf(...values: string[]): Check {
  return (value, at, faults) => {
    if (typeof value !== 'string' || !values.includes(value)) faults.add(`must be one of: ${values.join(', ')}`, at);
  };
}

export function list(each: Check, limits: { min?: number; max: number }): Check {
  return (value, at, faults) => {
    if (!Array.isArray(value)) {
      faults.add('must be an array', at);
      return;
    }
    if (value.length > limits.max) faults.add(`no more than ${limits.max} items allowed`, at);
    if (value.length < (limits.min ?? 1)) faults.add(`no fewer than ${limits.min ?? 1} items allowed`, at);
    for (const [i, item] of value.entries()) each(item, `${at}/${i}`, faults);
  };
}

/** An object with exactly these fields. `type` is looked at elsewhere. */
export function object(shape: Shape): Check {
  const known: Record<string, Check> = { ...shape.optional, ...shape.required };
  return (value, at, faults) => {
    if (!isObject(value)) {
      faults.add('must be an object', at);
      return;
    }
    for (const name of Object.keys(shape.required ?? {})) {
      if (absent(value, name)) faults.add(`missing required field: ${name}`, at);
    }
    for (const [name, field] of Object.entries(value)) {
      if (field === undefined || field === null || name === 'type') continue;
      const check = known[name];
      if (check) check(field, `${at}/${name}`, faults);
      else faults.add(`invalid additional property: ${name}`, at);
    }
  };
}

/** One of several kinds of object, told apart by `type`. */
export function byType(kinds: Record<string, Check>): Check {
  return (value, at, faults) => {
    if (!isObject(value)) {
      faults.add('must be an object', at);
      return;
    }
    const type = value['type'];
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (type === undefined) faults.add('missing required field: type', at);
    else if (check) check(value, at, faults);
    else faults.add(`unsupported type: ${typeof type === 'string' ? type : typeof type}`, `${at}/type`);
  };
}

function absent(value: JsonObject, name: string): boolean {
  return value[name] === undefined || value[name] === null;
}
