import { Agent, request } from 'node:http';
import type { JsonObject } from '../json.js';
import { isObject, parseJson, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { Link } from './link.js';

/** Calls the control API. Kept-alive connections make it fast; they hold no process up. */
export class ControlLink implements Link {
  readonly #url: string;
  readonly #token: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(url: string, controlToken: string) {
    this.#url = url;
    this.#token = controlToken;
  }

  /** Does one operation. Throws SandboxError with Slack's word for a refusal. */
  async call<T>(operation: string, input: object = {}): Promise<T> {
    const text = await this.#post(operation, JSON.stringify(input));
    const answer = parseJson(text);
    if (!isObject(answer)) throw new SandboxError('bad_answer', `${operation}: ${text.slice(0, 300)}`);
    if (answer['ok'] === true) return answer['result'] as T;
    throw refused(answer);
  }

  close(): void {
    this.#agent.destroy();
  }

  #post(operation: string, body: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const req = request(`${this.#url}/control/${operation}`, {
        method: 'POST',
        agent: this.#agent,
        headers: {
          authorization: `Bearer ${this.#token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      });
      req.on('error', reject);
      req.on('response', (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('end', () => {
          resolve(Buffer.concat(chunks).toString('utf8'));
        });
        res.on('error', reject);
      });
      req.end(body);
    });
  }
}

function refused(answer: JsonObject): SandboxError {
  const code = str(answer, 'error') ?? 'failed';
  const message = (str(answer, 'message') ?? '').replace(`${code}: `, '');
  return new SandboxError(code, message);
}
