import type { Json, JsonObject } from '../json.js';
import { isObject, parseJson } from '../json.js';
import { ApiError, invalidArguments } from './api-error.js';

/** The arguments of a call, whether they came as a form, a query or JSON. */
export class Args {
  readonly #raw: JsonObject;

  constructor(raw: JsonObject) {
    this.#raw = raw;
  }

  has(name: string): boolean {
    const value = this.#raw[name];
    return value !== undefined && value !== null;
  }

  /** The text of an argument; undefined when it is absent or empty. */
  text(name: string): string | undefined {
    const value = this.#raw[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  /** The text of an argument that must be there. */
  need(name: string, error?: string): string {
    const value = this.text(name);
    if (value === undefined) {
      if (error !== undefined) throw new ApiError(error);
      throw invalidArguments('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
    }
    return value;
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.#raw[name];
    if (value === undefined || value === null || value === '') return otherwise;
    return value === true || value === 1 || ['1', 'true'].includes((this.text(name) ?? '').toLowerCase());
  }

  /** A whole number between 1 and `most`. */
  limit(name: string, otherwise: number, most: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0) throw new ApiError('invalid_limit');
    return number === 0 ? otherwise : Math.min(number, most);
  }

  /** A structured argument: given as JSON text in a form, as itself in a JSON body. */
  json(name: string): Json | undefined {
    const value = this.#raw[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'string' ? (parseJson(value) ?? INVALID) : value;
  }

  /** A structured argument that must be an object, or absent. */
  object(name: string, error: string): JsonObject | undefined {
    const value = this.json(name);
    if (value === undefined || isObject(value)) return value;
    throw new ApiError(error);
  }

  /** A list argument: JSON, or separated by commas. */
  names(name: string): string[] {
    const value = this.#raw[name];
    if (Array.isArray(value)) return value.map(String);
    return (this.text(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }
}

/** Stands for text that should have been JSON: no list and no object, so every reader refuses it. */
const INVALID: Json = 'not JSON';
