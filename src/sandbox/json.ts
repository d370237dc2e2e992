/** A JSON value as it travels between Slack and an app. */
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** A JSON object; an absent key and `undefined` mean the same and both vanish on the wire. */
export interface JsonObject {
  [key: string]: Json | undefined;
}

/** Whether the value is a plain object (not null, not an array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The string under a key, or undefined when it is absent or of another type. */
export function str(value: unknown, key: string): string | undefined {
  if (!isObject(value)) return undefined;
  const found = value[key];
  return typeof found === 'string' ? found : undefined;
}

/** The object under a key, or undefined. */
export function obj(value: unknown, key: string): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const found = value[key];
  return isObject(found) ? found : undefined;
}

/** The list under a key; empty when it is absent or no list. */
export function arr(value: unknown, key: string): Json[] {
  if (!isObject(value)) return [];
  const found = value[key];
  return Array.isArray(found) ? found : [];
}

/** The objects of the list under a key. */
export function objs(value: unknown, key: string): JsonObject[] {
  return arr(value, key).filter(isObject);
}

/** The strings of the list under a key. */
export function strs(value: unknown, key: string): string[] {
  return arr(value, key).filter((each) => typeof each === 'string');
}

/** Parses JSON without throwing: undefined when the text is none. */
export function parseJson(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch {
    return undefined;
  }
}

/** A deep copy of a JSON value, so that what was stored cannot be changed from outside. */
export function copy<T>(value: T): T {
  return structuredClone(value);
}
