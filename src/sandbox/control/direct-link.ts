import { ApiError } from '../api/api-error.js';
import type { Link } from '../client/link.js';
import type { JsonObject } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { World } from '../world.js';
import { Input } from './operation.js';
import { operationNamed } from './operations.js';

/**
 * Does the control API's operations in the sandbox's own process, without HTTP. What goes in and out is copied, as JSON
 * is: nobody gets hold of the workspace's own records.
 */
export class DirectLink implements Link {
  readonly #world: World;
  #open = true;

  constructor(world: World) {
    this.#world = world;
  }

  async call<T>(name: string, input: object = {}): Promise<T> {
    const operation = operationNamed(name);
    if (!this.#open || !operation) throw new SandboxError('unknown_operation', `no operation "${name}"`);
    try {
      const result = await operation(this.#world, new Input(copyOf(input) as JsonObject));
      return copyOf(result ?? null) as T;
    } catch (error) {
      if (error instanceof ApiError) throw new SandboxError(error.error, error.message);
      throw error;
    }
  }

  close(): void {
    this.#open = false;
  }
}

function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
