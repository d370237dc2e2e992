import fc from 'fast-check';

/** A signed request of any shape, as text. */
export interface FuzzRequest {
  readonly body: string;
  readonly type: 'json' | 'form';
}

/** What Bellhop knows by name: requests that name it get furthest. */
export interface FuzzNames {
  readonly teamId: string;
  readonly channels: readonly string[];
  readonly users: readonly string[];
  readonly events: readonly string[];
  readonly actions: readonly string[];
  readonly forms: readonly string[];
  readonly shortcuts: readonly string[];
  readonly commands: readonly string[];
}

type Shape = fc.Arbitrary<unknown>;
type Fields = Record<string, Shape>;

const hostile = fc.constantFrom<unknown>(
  null,
  {},
  [],
  '',
  0,
  -1,
  true,
  { $ne: null },
  { $where: '1' },
  '__proto__',
  '$set',
  '\u0000',
  '\ud800',
  'x'.repeat(5000),
);
const anything: Shape = fc.oneof(
  { weight: 3, arbitrary: hostile },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.string() },
);

/** Mostly what belongs there; now and then something else, or nothing. */
function field(right: Shape): Shape {
  return fc.oneof({ weight: 14, arbitrary: right }, { weight: 1, arbitrary: anything });
}
function record(fields: Fields): Shape {
  const names = Object.keys(fields);
  const some = fc.record(Object.fromEntries(names.map((name) => [name, field(fields[name]!)])));
  const without = fc.tuple(some, fc.subarray(names, { maxLength: Math.min(2, names.length) })).map(([all, gone]) => {
    return Object.fromEntries(Object.entries(all).filter(([name]) => !gone.includes(name)));
  });
  return fc.oneof({ weight: 4, arbitrary: some }, { weight: 1, arbitrary: without });
}

/** Requests of every kind that Slack sends, right, nearly right, and anything at all. */
export function fuzzRequests(names: FuzzNames): fc.Arbitrary<FuzzRequest> {
  const id = fc.string({ minLength: 1, maxLength: 12 });
  const user = fc.constantFrom(...names.users);
  const channel = fc.constantFrom(...names.channels);
  const ts = fc.integer({ min: 1_500_000_000, max: 1_900_000_000 }).map((second) => `${second}.000100`);
  const text = fc.oneof(fc.string(), fc.constantFrom('help', 'take 1', 'note 1 x', '<@U1> & <!here>', '1', '-1', '١'));
  const team = record({ id: fc.constant(names.teamId) });
  const person = record({ id: user, team_id: fc.constant(names.teamId), name: text });
  const file = record({ id, name: text, title: text, mimetype: text, permalink: fc.webUrl() });
  const message: Fields = {
    type: fc.constant('message'),
    user,
    text,
    ts,
    thread_ts: ts,
    files: fc.array(file, { maxLength: 2 }),
    edited: record({ user, ts }),
  };
  const spoken = record(message);
  const event = record({
    ...message,
    type: fc.constantFrom(...names.events),
    subtype: fc.constantFrom(undefined, undefined, 'message_changed', 'message_deleted', 'file_share', 'bot_message'),
    channel,
    channel_type: fc.constantFrom('channel', 'im', 'group'),
    message: spoken,
    previous_message: spoken,
    deleted_ts: ts,
    reaction: fc.constantFrom('ticket', 'eyes', 'white_check_mark', 'bangbang'),
    item: record({ type: fc.constant('message'), channel, ts }),
    tab: fc.constant('home'),
  });
  const element = record({
    type: fc.constantFrom('button', 'overflow', 'static_select'),
    action_id: fc.constantFrom(...names.actions),
    value: text,
    selected_option: record({ value: text }),
  });
  const view = record({
    id,
    type: fc.constant('modal'),
    callback_id: fc.constantFrom(...names.forms),
    private_metadata: fc.oneof(
      fc.constant('{}'),
      fc.jsonValue().map((value) => JSON.stringify(value)),
      fc.string(),
    ),
    blocks: fc.array(record({ type: fc.constant('input'), block_id: id }), { maxLength: 3 }),
    state: record({
      values: fc.dictionary(id, fc.dictionary(id, record({ type: id, value: text, selected_option: element }))),
    }),
  });
  const by: Fields = { team, user: person, trigger_id: id, api_app_id: id };
  const payloads: Shape = fc.oneof(
    record({
      ...by,
      type: fc.constant('block_actions'),
      actions: fc.array(element, { minLength: 1, maxLength: 2 }),
      container: anything,
      channel: record({ id: channel }),
      message: spoken,
    }),
    record({ ...by, type: fc.constant('view_submission'), view }),
    record({
      ...by,
      type: fc.constantFrom('shortcut', 'view_closed', 'block_suggestion'),
      callback_id: fc.constantFrom(...names.shortcuts),
      view,
    }),
    record({
      ...by,
      type: fc.constant('message_action'),
      callback_id: fc.constantFrom(...names.shortcuts),
      message: spoken,
      message_ts: ts,
      channel: record({ id: channel, name: text }),
    }),
  );
  const bodies: Shape = fc.oneof(
    {
      weight: 6,
      arbitrary: record({
        type: fc.constant('event_callback'),
        event_id: fc.uuid(),
        team_id: fc.constant(names.teamId),
        authorizations: fc.array(record({ team_id: fc.constant(names.teamId) }), { maxLength: 2 }),
        event,
      }),
    },
    {
      weight: 1,
      arbitrary: record({
        type: fc.constantFrom('app_rate_limited', 'url_verification'),
        team_id: id,
        minute_rate_limited: fc.integer(),
        challenge: text,
      }),
    },
    { weight: 1, arbitrary: anything },
  );
  const json = bodies.map((body) => ({ type: 'json' as const, body: JSON.stringify(body) }));
  const form = payloads.map((body) => ({
    type: 'form' as const,
    body: `payload=${encodeURIComponent(JSON.stringify(body))}`,
  }));
  const command = record({
    command: fc.constantFrom(...names.commands),
    text,
    user_id: user,
    team_id: fc.constant(names.teamId),
    channel_id: channel,
    trigger_id: fc.uuid(),
  }).map((fields) => ({
    type: 'form' as const,
    body: new URLSearchParams(
      Object.entries(fields as object).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString(),
  }));
  const noise = fc
    .oneof(fc.string(), fc.constantFrom('null', 'payload=null', '[null]', '{"event":null}'))
    .chain((body) => fc.constantFrom('json' as const, 'form' as const).map((type) => ({ type, body })));
  return fc.oneof(
    { weight: 4, arbitrary: json },
    { weight: 4, arbitrary: form },
    { weight: 2, arbitrary: command },
    { weight: 1, arbitrary: noise },
  );
}
