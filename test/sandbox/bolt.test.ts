import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { startBolt } from './support/bolt-peer.js';
import type { BoltPeer } from './support/bolt-peer.js';
import { bellhopManifest } from './support/manifest.js';

describe('a real Bolt app beside the sandbox', () => {
  let sandbox: Sandbox;
  let peer: BoltPeer;

  beforeAll(async () => {
    sandbox = await startSandbox({ manifest: bellhopManifest(), clock: new DeskClock(), env: {} });
    peer = await startBolt(sandbox, (app) => {
      app.message(/printer/, async ({ message, say }) => {
        await say({ text: `noted`, thread_ts: message.ts });
      });
      app.event('app_mention', async ({ event, client }) => {
        await client.reactions.get({ channel: event.channel, timestamp: event.ts });
        await client.chat.postMessage({ channel: event.channel, thread_ts: event.ts, text: `you said ${event.text}` });
      });
      app.command('/ticket', async ({ ack, body, client }) => {
        await client.views.open({
          trigger_id: body.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'ticket_form',
            title: { type: 'plain_text', text: 'New ticket' },
            submit: { type: 'plain_text', text: 'Create' },
            blocks: [
              {
                type: 'input',
                block_id: 'subject',
                label: { type: 'plain_text', text: 'Subject' },
                element: { type: 'plain_text_input', action_id: 'value', initial_value: body.text, max_length: 80 },
              },
            ],
          },
        });
        await ack();
      });
      app.view('ticket_form', async ({ ack, view, body, client }) => {
        const subject = view.state.values['subject']?.['value']?.value ?? '';
        if (subject === 'bad') {
          await ack({ response_action: 'errors', errors: { subject: 'too bad' } });
          return;
        }
        await ack();
        await client.chat.postMessage({
          channel: body.user.id,
          text: `T-1 ${subject}`,
          blocks: [
            { type: 'section', text: { type: 'mrkdwn', text: `T-1 ${subject}` } },
            {
              type: 'actions',
              elements: [
                { type: 'button', action_id: 'take', text: { type: 'plain_text', text: 'Take it' }, value: '1' },
              ],
            },
          ],
        });
      });
      app.action('take', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'taken', replace_original: true });
      });
      app.shortcut('create_ticket', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'made', response_type: 'ephemeral' });
      });
      app.event('app_home_opened', async ({ event, client }) => {
        await client.views.publish({
          user_id: event.user,
          view: { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Your tickets' } }] },
        });
      });
    });
  });

  afterAll(async () => {
    await peer.stop();
    await sandbox.stop();
  });

  it('answers a message in its thread', async () => {
    const alice = sandbox.client.person('alice');
    const message = await alice.says('#help', 'The printer is broken');
    const thread = await sandbox.client.until(async () => {
      const seen = await alice.sees('#help', { thread: message });
      return seen.length > 1 && seen;
    });
    expect(thread.map((one) => one.text)).toEqual(['The printer is broken', 'noted']);
    expect(thread[1]?.botId).toBe(sandbox.botId);
  });

  it('hears its mention', async () => {
    const alice = sandbox.client.person('alice');
    const message = await alice.says('#help', '@bellhop hello');
    const reply = await sandbox.client.until(async () => (await alice.sees('#help', { thread: message }))[1]);
    expect(reply.text).toBe(`you said <@${sandbox.botUserId}> hello`);
  });

  it('opens a form by command, takes its submission, and its buttons work', async () => {
    const alice = sandbox.client.person('alice');
    expect(await alice.types('/ticket no paper')).toEqual({ ok: true, responseType: 'ephemeral' });
    expect((await alice.seesModal())?.callback_id).toBe('ticket_form');
    expect(await alice.submits({ Subject: '' })).toEqual({
      ok: false,
      errors: { subject: 'Please complete this required field.' },
    });
    expect(await alice.submits({ subject: 'bad' })).toEqual({ ok: false, errors: { subject: 'too bad' } });
    expect(await alice.submits({ subject: 'no paper' })).toEqual({ ok: true });
    expect(await alice.seesModal()).toBeNull();
    const card = await sandbox.client.until(async () => (await alice.seesDm()).at(-1));
    expect(card.text).toBe('T-1 no paper');
    await alice.presses('Take it', card);
    await sandbox.client.until(async () => (await alice.seesDm()).at(-1)?.text === 'taken');
  });

  it('gets message shortcuts and answers through response_url', async () => {
    const mei = sandbox.client.person('mei');
    const message = await mei.says('#random', 'bot is not here');
    await mei.uses('Create ticket', message);
    const seen = await sandbox.client.until(async () => (await mei.sees('#random')).find((one) => one.ephemeral));
    expect(seen.text).toBe('made');
  });

  it('publishes a Home tab', async () => {
    const home = await sandbox.client.person('tom').opensHome();
    expect(home?.blocks).toHaveLength(1);
  });
});
