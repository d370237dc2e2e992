import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openTestDesk, type TestDesk } from '../../support/desk.js';
import { asForm, signedRequest, type SlackRequest } from '../../support/slack-requests.js';

let t: TestDesk;
let log: string[];
beforeAll(async () => {
  log = [];
  t = await openTestDesk({ logTo: { write: (line) => void log.push(line) } });
});
afterAll(() => t.stop());

const send = (request: Omit<SlackRequest, 'secret'>): Promise<{ status: number; text: string }> =>
  signedRequest(t.desk.requestUrl!, { ...request, secret: t.sandbox.signingSecret });

let events = 0;
const event = (over: object = {}, inner: object = {}): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: t.desk.teamId,
    event_id: `EvR${++events}`,
    authorizations: [{ team_id: t.desk.teamId }],
    event: {
      type: 'message',
      channel: t.channelId('general'),
      user: t.userId('alice'),
      text: 'hello',
      ts: `${events}.1`,
      ...inner,
    },
    ...over,
  });
let triggers = 0;
const press = (over: object = {}): object => ({
  type: 'block_actions',
  team: { id: t.desk.teamId },
  user: { id: t.userId('ava'), team_id: t.desk.teamId },
  trigger_id: `trigger.${++triggers}`,
  actions: [{ type: 'button', action_id: 'ticket_take', value: 'none' }],
  ...over,
});
const submission = (view: object = {}): object => ({
  type: 'view_submission',
  team: { id: t.desk.teamId },
  user: { id: t.userId('ava'), team_id: t.desk.teamId },
  view: {
    id: `V${++triggers}`,
    callback_id: 'note_form',
    private_metadata: '{}',
    blocks: [],
    state: { values: {} },
    ...view,
  },
});
const command = (over: Record<string, string> = {}): string =>
  new URLSearchParams({
    command: '/ticket',
    text: 'help',
    team_id: t.desk.teamId,
    user_id: t.userId('ava'),
    channel_id: t.channelId('general'),
    trigger_id: `trigger.${++triggers}`,
    ...over,
  }).toString();

it.each([
  [200, -285],
  [200, 299],
  [401, -301],
  [401, 315], // 301 and the seconds that a busy machine takes to send it
  [401, 86_400],
])('answers %s where the clocks differ by %s s', async (status, ahead) => {
  expect((await send({ body: event(), ahead })).status).toBe(status);
});

it('refuses what another secret signed', async () => {
  expect((await signedRequest(t.desk.requestUrl!, { body: event(), secret: 'another' })).status).toBe(401);
});

it('refuses the very same press, submission or command a second time; a failed one may come again', async () => {
  const at = Math.floor(Date.now() / 1000);
  for (const body of [asForm(press()), asForm(submission()), command()]) {
    expect((await send({ body, type: 'form', at })).status).toBe(200);
    expect((await send({ body, type: 'form', at })).status).toBe(401);
  }
  const nobodyListens = asForm(press({ actions: [{ type: 'button', action_id: 'nobody' }] }));
  expect((await send({ body: nobodyListens, type: 'form', at })).status).toBe(404);
  expect((await send({ body: nobodyListens, type: 'form', at })).status).toBe(404);
});

it('a repeated event is answered as known, whether or not it is signed anew', async () => {
  const body = event();
  for (const ahead of [0, 0, 5]) expect((await send({ body, ahead })).status).toBe(200);
  await t.desk.idle();
  expect(log.join('\n')).not.toContain('could not be handled');
});

it.each([
  ['null', 'json'],
  ['payload=null', 'form'],
  ['payload=%7B', 'form'],
  ['', 'json'],
  ['{', 'json'],
  ['[]', 'json'],
  ['0', 'json'],
  ['"event_callback"', 'json'],
  ['{}', 'json'],
  ['{"type":"event_callback"}', 'json'],
  ['{"type":"event_callback","event_id":"Ev0","event":null}', 'json'],
  ['{"type":"block_actions","actions":[null]}', 'json'],
  ['command=%2Fticket', 'form'],
  ['command=%2Fticket&command=%2Fdesk', 'form'],
] as const)('answers 400 to %s', async (body, type) => {
  expect((await send({ body, type })).status).toBe(400);
});

it('takes bodies of up to 1 MB', async () => {
  const filler = (bytes: number): string => event({}, { text: 'x'.repeat(bytes) });
  expect((await send({ body: filler(1_000_000) })).status).toBe(200);
  const tooLarge = await send({ body: filler(1_048_577) }).catch(() => ({ status: 413 }));
  expect(tooLarge.status).toBe(413);
});

it('knows only its own address and method', async () => {
  const url = t.desk.requestUrl!;
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(new URL('/', url), { method: 'POST', body: '{}' })).status).toBe(404);
  expect(
    (
      await fetch(url, {
        method: 'POST',
        body: 'ssl_check=1',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).status,
  ).toBe(200);
  expect(await send({ body: JSON.stringify({ type: 'url_verification', challenge: 'abc' }) })).toMatchObject({
    status: 200,
    text: '{"challenge":"abc"}',
  });
});

it('answers app_rate_limited, and says it once a minute', async () => {
  const limited = (minute: number): string =>
    JSON.stringify({ type: 'app_rate_limited', team_id: t.desk.teamId, minute_rate_limited: minute });
  for (const minute of [1, 1, 2]) expect((await send({ body: limited(minute) })).status).toBe(200);
  expect(log.filter((line) => line.includes('holds back events'))).toHaveLength(2);
});

it('refuses what is meant for another workspace', async () => {
  const other = { id: 'TOTHER' };
  const foreign: { body: string; type?: 'form' }[] = [
    { body: event({ authorizations: [{ team_id: 'TOTHER' }] }) },
    { body: event({ team_id: 'TOTHER', authorizations: [] }) },
    { body: command({ team_id: 'TOTHER' }), type: 'form' },
    { body: asForm(submission({ app_installed_team_id: 'TOTHER' })), type: 'form' },
    { body: asForm(press({ team: other, user: { id: 'U1', team_id: 'TOTHER' } })), type: 'form' },
  ];
  for (const request of foreign) expect((await send(request)).status).toBe(403);
  expect(await t.desk.models.inbox.countDocuments({ payload: /TOTHER/u })).toBe(0);
});

it('takes what strangers in shared channels say, press and submit here', async () => {
  const stranger = { team: { id: 'TSTRANGER' }, user: { id: t.userId('alice'), team_id: 'TSTRANGER' } };
  const ours: { body: string; type?: 'form' }[] = [
    { body: event({ team_id: 'TSTRANGER' }) },
    { body: asForm({ ...press({ message: { user: t.desk.botUserId } }), ...stranger }), type: 'form' },
    { body: asForm({ ...submission({ app_installed_team_id: t.desk.teamId }), ...stranger }), type: 'form' },
  ];
  for (const request of ours) expect((await send(request)).status).toBe(200);
});

it('control: bare Bolt takes the future, the same again and 2 MB, and does not survive null', async () => {
  const program = `
    import { App, HTTPReceiver } from '@slack/bolt';
    const receiver = new HTTPReceiver({ signingSecret: 'secret' });
    const app = new App({ receiver, authorize: async () => ({ botToken: 'x', botId: 'B1', botUserId: 'U1' }) });
    app.event('message', async () => {});
    const server = await app.start(0);
    console.log(server.address().port);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exit = once(child, 'exit');
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = `http://127.0.0.1:${printed.toString().trim()}/slack/events`;
  const bare = async (request: Omit<SlackRequest, 'secret'>): Promise<number> =>
    (await signedRequest(url, { ...request, secret: 'secret' })).status;
  const body = event({}, { text: 'x'.repeat(2_000_000) });
  expect([await bare({ body, ahead: 86_400 }), await bare({ body }), await bare({ body })]).toEqual([200, 200, 200]);
  await bare({ body: 'null' }).catch(() => undefined);
  expect(await exit).toEqual([1, null]);
});
