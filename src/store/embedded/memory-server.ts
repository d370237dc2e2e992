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

/**
 * The library parses several log lines as one JSON text, which throws inside a stream handler and would end the
 * process, and asks a mongod that is already dying to shut down, which takes 5 s. Here the lines are only kept;
 * the exit code decides.
 */
class PatientInstance extends MongoInstance {
  #lastWords: string[] = [];
  exitCode: number | null = null;

  override closeHandler(code: number | null, signal: string | null): void {
    this.exitCode = code;
    super.closeHandler(code ?? Number.NaN, signal ?? '');
  }

  protected override checkErrorInLine(chunk: string): void {
    this.#lastWords = [...this.#lastWords, ...chunk.split('\n')].slice(-60);
  }

  /** What mongod said about its end: the errors in its log, else its last line. */
  get reason(): string {
    const errors = this.#lastWords.filter((line) => /"s":"[EF]"/.test(line) || !line.startsWith('{'));
    const text = (errors.length > 0 ? errors : this.#lastWords).at(0) ?? 'it said nothing';
    return /"error":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text.slice(0, 500);
  }
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
  onEnd(listener: () => void): void {
    const instance: EventEmitter | undefined = this.instanceInfo?.instance;
    instance?.once('instanceClosed', listener);
  }
}
