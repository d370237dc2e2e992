import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessStart } from './process.js';

/** The command `bellhop start` in a process of its own, as an operator runs it. */
export interface Command {
  /** Where it takes deliveries. */
  readonly url: string;
  /** Tells it to end. @returns its exit code (null where a signal ended it), and how long it took, ms */
  end(): Promise<{ readonly code: number | null; readonly ms: number }>;
  remove(): Promise<void>;
}

/** Runs it in front of that Slack, on that database; resolves when it takes deliveries. */
export async function startCommand(
  start: Pick<ProcessStart, 'botToken' | 'apiUrl' | 'signingSecret'>,
  mongodbUri: string,
): Promise<Command> {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-term-'));
  const { botToken, apiUrl, signingSecret } = start;
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'start'], {
    env: {
      PATH: process.env['PATH'],
      BELLHOP_HOME: home,
      LOG_LEVEL: 'fatal',
      MONGODB_URI: mongodbUri,
      PORT: '0',
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    url: await addressOf(child),
    async end() {
      const began = performance.now();
      child.kill('SIGTERM');
      const [code] = (await once(child, 'exit')) as [number | null];
      return { code, ms: performance.now() - began };
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /http:\/\/[^\s]+\/slack\/events/u.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => {
      reject(new Error(`bellhop start ended with ${String(code)}: ${said}`));
    });
  });
}
