import type { Json } from '../../../src/sandbox/json.js';

/** What the sandbox refused, by its error word. */
export class CallError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const gone: readonly string[] = ['no_such_element', 'message_not_found', 'view_not_found'];

/** Whether what was asked of is not there any more. */
export function isGone(error: unknown): boolean {
  return error instanceof CallError && gone.includes(error.code);
}

function token(): string {
  return document.querySelector('meta[name="page-token"]')?.getAttribute('content') ?? '';
}

/** Asks the sandbox for something. @throws CallError */
export async function call<T = unknown>(operation: string, input: object = {}): Promise<T> {
  return send<T>(operation, JSON.stringify(input), 'application/json');
}

/** Takes an answer, unless nobody waits for it any more. @returns stops waiting, as an effect does */
export function answered<A>(asked: Promise<A>, take: (answer: A) => void, fail: (error: unknown) => void): () => void {
  let stopped = false;
  asked.then(
    (answer) => {
      if (!stopped) take(answer);
    },
    (error: unknown) => {
      if (!stopped) fail(error);
    },
  );
  return () => {
    stopped = true;
  };
}

/** Sends a log to be replayed. */
export async function sendLog(log: Blob): Promise<void> {
  await send('replay', log, 'text/csv');
}

async function send<T>(operation: string, body: BodyInit, type: string): Promise<T> {
  let answer: { ok: boolean; result?: Json; error?: string; message?: string };
  try {
    const response = await fetch(`/page/${operation}`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-bellhop-page': token() },
      body,
    });
    answer = (await response.json()) as typeof answer;
  } catch {
    throw new CallError('offline', 'the sandbox does not answer');
  }
  if (!answer.ok) throw new CallError(answer.error ?? 'unknown', answer.message ?? '');
  return answer.result as T;
}
