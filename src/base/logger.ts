import { pino } from 'pino';
import type { Logger as PinoLogger } from 'pino';
import { prettyFactory } from 'pino-pretty';
import { Redaction } from './redact-fields.js';

export type Logger = PinoLogger;

/** pino's levels. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Something that lines can be written to. */
export interface LogDestination {
  write(line: string): void;
}

export interface LoggerOptions {
  readonly level: LogLevel;
  /** For people in a terminal; else JSON, one object a line. */
  readonly pretty: boolean;
  /** Omitted: stderr, so that stdout is a command's answer alone. */
  readonly destination?: LogDestination;
  /** The desk's own secrets: they never appear, whatever they look like. */
  readonly secrets?: readonly string[];
}

/**
 * A logger through which no token, secret, address or message text passes, however the caller nests it.
 * Log a static message plus fields; texts are redacted by the fields' names.
 */
export function createLogger({ level, pretty, destination, secrets = [] }: LoggerOptions): Logger {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // An error is plain data already when the serializers see it.
      serializers: { err: (error: unknown) => error },
      hooks: {
        logMethod(args, method) {
          method.apply(this, safeArguments(args, secrets) as Parameters<typeof method>);
        },
      },
    },
    outputTo(destination, pretty),
  );
  return guardBindings(logger, secrets);
}

function outputTo(destination: LogDestination | undefined, pretty: boolean): LogDestination {
  const plain = destination ?? pino.destination({ dest: 2, sync: true });
  if (!pretty) return plain;
  const colorize = destination === undefined && process.stderr.isTTY;
  const prettify = prettyFactory({ colorize, translateTime: 'SYS:HH:MM:ss' });
  return {
    write(line) {
      plain.write(prettify(line));
    },
  };
}

function safeArguments(args: readonly unknown[], secrets: readonly string[]): unknown[] {
  const redaction = new Redaction(secrets);
  const [first, ...rest] = args;
  if (first instanceof Error) {
    const err = redaction.copy(first);
    return [
      { err },
      redaction.string(typeof rest[0] === 'string' ? rest[0] : first.message),
      ...safeRest(redaction, rest.slice(1)),
    ];
  }
  if (typeof first === 'object' && first !== null) {
    const fields = redaction.copy(first);
    return [fields, ...safeRest(redaction, rest)];
  }
  return safeRest(redaction, args);
}

function safeRest(redaction: Redaction, values: readonly unknown[]): unknown[] {
  return values.map((value) => (typeof value === 'string' ? redaction.string(value) : redaction.copy(value)));
}

/** Bindings of child loggers bypass pino's hooks. */
function guardBindings(logger: Logger, secrets: readonly string[]): Logger {
  const pinoOwn = Object.getPrototypeOf(logger) as Logger;
  const safe = (bindings: object): object => new Redaction(secrets).copy(bindings) as object;
  return Object.assign(logger, {
    child(this: Logger, bindings: object, options?: object) {
      return pinoOwn.child.call(this, safe(bindings), options);
    },
    setBindings(this: Logger, bindings: object) {
      pinoOwn.setBindings.call(this, safe(bindings));
    },
  });
}

/** The shape of `@slack/logger`'s Logger, which this room may not import. `Level` is its LogLevel. */
export interface SlackLogger<Level extends string> {
  debug(...parts: unknown[]): void;
  info(...parts: unknown[]): void;
  warn(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
  setLevel(level: Level): void;
  getLevel(): Level;
  setName(name: string): void;
}

/** Lets Bolt and the Web API client log through ours: `boltLogger<LogLevel>(logger)`. */
export function boltLogger<Level extends string>(logger: Logger): SlackLogger<Level> {
  let own = logger.child({ component: 'slack' });
  const log =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      const message = parts.filter((part) => typeof part === 'string').join(' ');
      const details = parts.filter((part) => typeof part !== 'string');
      if (details.length > 0) own[level]({ details }, message);
      else own[level](message);
    };
  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    setLevel(level) {
      own.level = level;
    },
    getLevel: () => own.level as Level,
    setName(name) {
      const { level } = own;
      own = logger.child({ component: name }, { level });
    },
  };
}
