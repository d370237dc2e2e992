import { describe, expect, it } from '@jest/globals';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { boltLogger, createLogger } from '../../src/base/logger.js';
import type { Logger } from '../../src/base/logger.js';
import { safeError } from '../../src/base/redact-fields.js';
import { redactText } from '../../src/base/redact.js';

/** Each stands for what must never be in a log, as it would look in life. */
const canaries = {
  bot: 'xoxb-1234567890-1234567890123-CANARYbotTOKENvalue',
  user: 'xoxp-99887766-CANARYuser',
  rotated: 'xoxe.xoxp-1-CANARYrotatedMi0y',
  app: 'xapp-1-A0CANARY-123-deadbeef',
  signing: '8f742231b10e8888abcd99yyyzzz85a5CANARY',
  hexSigning: '0123456789abcdef0123456789abcdef',
  uriPassword: 'CANARYmongoPassw0rd',
  responseUrl: 'T0CANARY/9876543210/responseCANARY',
  trigger: '13345224609.738474920.8088930838d88f008e0c4',
  email: 'canary.person@customer.example',
  phone: '+886 912 345 678',
  text: 'CANARY my invoice is wrong: "twice"\nand I am cross',
  chinese: '金絲雀：我的發票金額錯誤',
  subject: 'CANARY subject line',
} as const;

const responseUrl = `https://hooks.slack.com/commands/${canaries.responseUrl}`;
const mongoUri = `mongodb+srv://desk:${canaries.uriPassword}@db.example/bellhop`;
const commandBody = {
  token: canaries.signing,
  text: canaries.text,
  response_url: responseUrl,
  trigger_id: canaries.trigger,
  user_id: 'U0ALICE',
  command: '/ticket',
};

function slackError(): Error {
  const original = Object.assign(new Error(`request with ${canaries.bot} failed: ${canaries.text}`), {
    config: {
      headers: { Authorization: `Bearer ${canaries.user}` },
      data: `text=${encodeURIComponent(canaries.text)}`,
    },
  });
  return Object.assign(new Error(`An API error occurred for ${canaries.email}`, { cause: original }), {
    code: 'slack_webapi_platform_error',
    data: {
      ok: false,
      error: 'channel_not_found',
      message: { text: canaries.text, blocks: [{ text: canaries.chinese }] },
    },
    original,
  });
}

function circular(): object {
  const ring: Record<string, unknown> = { description: canaries.chinese };
  ring['self'] = ring;
  return ring;
}

const nasty: readonly (readonly [string, (logger: Logger) => void])[] = [
  [
    'a command body',
    (logger) => {
      logger.info({ body: commandBody }, 'command');
    },
  ],
  [
    'a text nested eight deep',
    (logger) => {
      logger.info({ a: { b: { c: { d: { e: { f: { g: { text: canaries.text } } } } } } } }, 'deep');
    },
  ],
  [
    'an array of messages',
    (logger) => {
      logger.info({ messages: [{ text: canaries.text }, { text: canaries.chinese }] }, 'list');
    },
  ],
  [
    'blocks and attachments',
    (logger) => {
      logger.info({ blocks: [canaries.text], attachments: [{ fallback: canaries.text }] }, 'b');
    },
  ],
  [
    'form state',
    (logger) => {
      logger.info({ view: { state: { values: { b: { a: { value: canaries.subject } } } } } }, 'form');
    },
  ],
  [
    'a contact',
    (logger) => {
      logger.info({ contact: { phone: canaries.phone, email: canaries.email } }, 'contact');
    },
  ],
  [
    'a token as a string',
    (logger) => {
      logger.info(`token ${canaries.bot} and ${canaries.app} and ${canaries.rotated}`);
    },
  ],
  [
    'a phone number and an e-mail in a string',
    (logger) => {
      logger.info(`call ${canaries.phone} or <mailto:${canaries.email}|${canaries.email}>`);
    },
  ],
  [
    'a database uri',
    (logger) => {
      logger.error({ uri: mongoUri }, `no answer from ${mongoUri}`);
    },
  ],
  [
    'a response url in a string',
    (logger) => {
      logger.warn(`post to ${responseUrl} failed, trigger ${canaries.trigger}`);
    },
  ],
  [
    "Slack's error",
    (logger) => {
      logger.error(slackError(), 'post failed');
    },
  ],
  [
    "Slack's error under err",
    (logger) => {
      logger.error({ err: slackError(), body: commandBody }, 'post failed');
    },
  ],
  [
    "Slack's error alone",
    (logger) => {
      logger.error(slackError());
    },
  ],
  [
    'an aggregate',
    (logger) => {
      logger.error({ err: new AggregateError([slackError()], 'all failed') }, 'aggregate');
    },
  ],
  [
    'an error that repeats a text of the same record',
    (logger) => {
      logger.error(
        { err: new Error(`cannot store ${canaries.subject}`), ticket: { subject: canaries.subject } },
        'store',
      );
    },
  ],
  [
    'a duplicate key',
    (logger) => {
      logger.error(
        new Error(`E11000 duplicate key error collection: a.b index: c dup key: { subject: "${canaries.subject}" }`),
      );
    },
  ],
  [
    'a cast error',
    (logger) => {
      logger.error(new Error(`Cast to Number failed for value "${canaries.subject}" (type string) at path "n"`));
    },
  ],
  [
    'a JSON error',
    (logger) => {
      logger.error(new SyntaxError(`Unexpected token 'C', "${canaries.subject}" is not valid JSON`));
    },
  ],
  [
    'JSON in a string',
    (logger) => {
      logger.debug(`http request body: ${JSON.stringify(commandBody)}`);
    },
  ],
  [
    'JSON in JSON in a string',
    (logger) => {
      logger.debug(
        `frame ${JSON.stringify({ payload: JSON.stringify({ text: canaries.text, blocks: [{ text: canaries.chinese }] }) })}`,
      );
    },
  ],
  [
    'an inspected object in a string',
    (logger) => {
      logger.debug(inspect({ a: { text: canaries.text, description: `${canaries.chinese}\n`.repeat(20) } }));
    },
  ],
  [
    'a form in a string',
    (logger) => {
      logger.debug(new URLSearchParams({ text: canaries.subject, token: canaries.signing }).toString());
    },
  ],
  [
    'a raw body',
    (logger) => {
      logger.debug({ body: JSON.stringify(commandBody), rawBody: canaries.text, payload: canaries.text }, 'raw');
    },
  ],
  [
    'a Map, a Set, a ring',
    (logger) => {
      logger.info({ map: new Map([['text', canaries.text]]), set: new Set([canaries.bot]), ring: circular() }, 'odd');
    },
  ],
  [
    'something that becomes JSON by itself',
    (logger) => {
      logger.info({ doc: { toJSON: () => ({ subject: canaries.subject }) }, url: new URL(responseUrl) }, 'doc');
    },
  ],
  [
    'a printf argument',
    (logger) => {
      logger.info('got %s and %o', canaries.bot, commandBody);
    },
  ],
  [
    "a child's bindings",
    (logger) => {
      logger.child({ token: canaries.signing, text: canaries.text }).child({ email: canaries.email }).info('child');
    },
  ],
  [
    'bindings that are set later',
    (logger) => {
      const child = logger.child({});
      child.setBindings({ subject: canaries.subject });
      child.info('set');
    },
  ],
  [
    'a key that is an address',
    (logger) => {
      logger.info({ byPerson: { [canaries.email]: 3 } }, 'keys');
    },
  ],
  [
    'a very long string',
    (logger) => {
      logger.info(`${'x'.repeat(3_990)} ${canaries.bot} ${JSON.stringify(commandBody)}`);
    },
  ],
  [
    'the signing secret itself',
    (logger) => {
      logger.info(`configured with ${canaries.signing} ${canaries.hexSigning}`);
    },
  ],
  [
    "Bolt's own lines",
    (logger) => {
      boltLogger(logger).error('failed', slackError(), commandBody, `body: ${JSON.stringify(commandBody)}`);
    },
  ],
];

function capture(log: (logger: Logger) => void, pretty = false): string {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  log(createLogger({ level: 'trace', pretty, destination, secrets: [canaries.signing] }));
  return lines.join('');
}

const found = (output: string): string[] =>
  Object.entries(canaries)
    .filter(([, canary]) =>
      [canary, JSON.stringify(canary).slice(1, -1), encodeURIComponent(canary)].some((form) => output.includes(form)),
    )
    .map(([name]) => name)
    .concat(/canary/i.test(output) || output.includes('金絲雀') ? ['a part of one'] : []);

describe('createLogger', () => {
  it.each(nasty)('keeps %s out of JSON', (_name, log) => {
    const output = capture(log);
    expect(output).not.toBe('');
    expect(found(output)).toEqual([]);
  });

  it.each(nasty)('keeps %s out of the pretty form', (_name, log) => {
    const output = capture(log, true);
    expect(output).not.toBe('');
    expect(found(output)).toEqual([]);
  });

  it('has a control: plain pino lets every canary through', () => {
    const lines: string[] = [];
    const plain = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    for (const [, log] of nasty) log(plain);
    expect(found(lines.join('')).filter((name) => name !== 'a part of one')).toEqual(Object.keys(canaries));
  });

  it('keeps what operators need', () => {
    const [line] = capture((logger) => {
      logger.error({ err: slackError(), ticket: 42, channel: 'C0HELP', reason: 'stale_version' }, 'post failed');
    }).split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({
      msg: 'post failed',
      ticket: 42,
      channel: 'C0HELP',
      reason: 'stale_version',
      err: { type: 'Error', code: 'slack_webapi_platform_error', data: { ok: false, error: 'channel_not_found' } },
    });
  });

  it('writes one JSON object a line, with an ISO time and no machine name', () => {
    const record = JSON.parse(
      capture((logger) => {
        logger.info({ at: new Date(0), none: undefined, nil: null }, 'hello');
      }),
    ) as Record<string, unknown>;
    expect(record).toMatchObject({ level: 30, msg: 'hello', at: '1970-01-01T00:00:00.000Z', nil: null });
    expect(record['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(Object.keys(record)).not.toContain('hostname');
  });

  it('survives getters and JSON forms that throw', () => {
    const output = capture((logger) => {
      logger.info(
        {
          get bad(): string {
            throw new Error('no');
          },
          worse: {
            toJSON() {
              throw new Error('no');
            },
          },
        },
        'odd',
      );
    });
    expect(output).toContain('[unreadable]');
  });

  it('obeys its level', () => {
    const lines: string[] = [];
    createLogger({ level: 'warn', pretty: false, destination: { write: (line) => void lines.push(line) } }).info(
      'quiet',
    );
    expect(lines).toEqual([]);
  });
});

describe('boltLogger', () => {
  it("speaks @slack/logger's language", () => {
    const output = capture((logger) => {
      const slack = boltLogger<'debug' | 'info'>(logger);
      slack.setName('web-api');
      slack.setLevel('info');
      slack.debug('hidden');
      slack.info('connected', 'now', { team: 'T1' });
      expect(slack.getLevel()).toBe('info');
    });
    expect(output).not.toContain('hidden');
    expect(JSON.parse(output)).toMatchObject({ component: 'web-api', msg: 'connected now', details: [{ team: 'T1' }] });
  });
});

describe('safeError', () => {
  it('is plain data with what an operator needs, and no canary', () => {
    const safe = safeError(slackError(), ['stack']);
    expect(safe).toMatchObject({ type: 'Error', code: 'slack_webapi_platform_error', cause: { type: 'Error' } });
    expect(found(JSON.stringify(safe))).toEqual([]);
  });
});

describe('redactText', () => {
  it.each([
    ['ticket opened', 'ticket opened'],
    ['2026-11-22T03:55:16.122+00:00', '2026-11-22T03:55:16.122+00:00'],
    ['at C0HELP 1700000000.000100', 'at C0HELP 1700000000.000100'],
    ['mongodb://127.0.0.1:27017/?replicaSet=rs0', 'mongodb://127.0.0.1:27017/?replicaSet=rs0'],
    ['mongodb://u:p@h/d', 'mongodb://[credentials]@h/d'],
    ['mongodb://u:p/w@x@h/d', 'mongodb://[credentials]@h/d'],
    ['{"text":"a \\"b\\" c","ok":true}', '{"text":"[redacted]","ok":true}'],
    ['{"text":"cut off', '{"text":"[redacted]"'],
    [
      'X-Slack-Signature: v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
      'X-Slack-Signature: [secret]',
    ],
  ])('%s → %s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });
});
