import type { EventEmitter } from 'node:events';
import core from 'mongodb-memory-server-core';
import memoryServer from 'mongodb-memory-server-core/lib/MongoMemoryServer.js';
import resolveConfig from 'mongodb-memory-server-core/lib/util/resolveConfig.js';

const { MongoInstance, MongoMemoryServer } = core;
const { MongoMemoryServerStates } = memoryServer;

// The library would run `mongod --version` at every start, to warn that a system's version is not its favourite.
resolveConfig.setDefaultValue(resolveConfig.ResolveConfigVariables.SYSTEM_BINARY_VERSION_CHECK, 'false');

/** mongod's own exit codes that are worth an answer. */
export const exitCodes = { portInUse: 48, needsOtherVersion: 62, dataInUse: 100 } as const;

/** Why mongod ended before it was ready. */
export class MongodEnded extends Error {
  readonly exitCode: number | null;

  constructor(exitCode: number | null, reason: string) {
    super(reason);
    this.name = 'MongodEnded';
    this.exitCode = exitCode;
  }
}

/** How a mongod ended that had been running. */
export interface MongodEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** What its storage engine complained of last, such as a full disk or too many open files. */
  readonly storageError?: string;
}

/**
 * The library parses several log lines as one JSON text, which throws inside a stream handler and would end the
 * process, and asks a mongod that is already dying to shut down, which takes 5 s. Here the lines are only kept;
 * the exit code decides.
 */
class PatientInstance extends MongoInstance {
  #lastWords: string[] = [];
  exitCode: number | null = null;
  signal: string | null = null;
  storageError: string | undefined;

  override closeHandler(code: number | null, signal: string | null): void {
    this.exitCode = code;
    this.signal = signal;
    super.closeHandler(code ?? Number.NaN, signal ?? '');
  }

  protected override checkErrorInLine(chunk: string): void {
    const lines = chunk.split('\n');
    this.#lastWords = [...this.#lastWords, ...lines].slice(-60);
    this.storageError = lines.map(storageErrorIn).find((each) => each !== undefined) ?? this.storageError;
  }

  /** What mongod said about its end: the errors in its log, else its last line. */
  get reason(): string {
    const errors = this.#lastWords.filter((line) => /"s":"[EF]"/.test(line) || !line.startsWith('{'));
    const text = (errors.length > 0 ? errors : this.#lastWords).at(0) ?? 'it said nothing';
    return /"error":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 500);
  }
}

/** Only the storage engine's own words: other errors may quote what people wrote. */
function storageErrorIn(line: string): string | undefined {
  if (!/"s":"E",\s*"c":"(?:STORAGE|WT\w*)"/.test(line)) return undefined;
  // the engine's own words stand inside the log's
  const said = (name: string): string | undefined =>
    [...line.matchAll(new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)"`, 'g'))].at(-1)?.[1];
  return [said('error_str'), said('msg')]
    .filter((each) => each !== undefined)
    .join(': ')
    .slice(0, 300);
}

/** `MongoMemoryServer` that throws what went wrong instead of printing it. */
export class EmbeddedServer extends MongoMemoryServer {
  override async start(): Promise<void> {
    const { mongodOptions, data } = await this.getStartOptions(true);
    const instance = new PatientInstance(mongodOptions);
    try {
      await instance.start();
    } catch (error) {
      await instance.stop();
      throw instance.exitCode === null ? error : new MongodEnded(instance.exitCode, instance.reason);
    }
    this._instanceInfo = { ...data, dbPath: data.dbPath ?? '', instance };
    this.stateChange(MongoMemoryServerStates.running);
  }

  /** Calls back when mongod ends, wanted or not. */
  onEnd(listener: (end: MongodEnd) => void): void {
    const instance = this.instanceInfo?.instance;
    if (!(instance instanceof PatientInstance)) return;
    (instance as EventEmitter).once('instanceClosed', () => {
      const { exitCode, signal, storageError } = instance;
      listener({ exitCode, signal, ...(storageError !== undefined && { storageError }) });
    });
  }
}
