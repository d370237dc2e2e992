import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeskClock } from '../../src/base/clock.js';
import { findSandbox, startSandbox } from '../../src/sandbox/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { str } from '../../src/sandbox/json.js';
import { bellhopManifest } from './support/manifest.js';
import { RawPeer } from './support/raw-peer.js';
import { webClient } from './support/web.js';

describe('the state', () => {
  let dir: string;
  const started: Sandbox[] = [];
  const start = async (): Promise<Sandbox> => {
    const clock = new DeskClock(new Date('2026-03-02T09:00:00Z'));
    const sandbox = await startSandbox({ manifest: bellhopManifest(), clock, stateDir: dir, env: {} });
    started.push(sandbox);
    return sandbox;
  };

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'bellhop-sandbox-'));
  });
  afterEach(async () => {
    for (const sandbox of started.splice(0)) await sandbox.stop().catch(() => undefined);
    rmSync(dir, { recursive: true, force: true });
  });

  it('outlives a restart: people, channels, messages, reactions, files, views, tokens and ids', async () => {
    const first = await start();
    const peer = await RawPeer.start(first);
    const web = webClient(first);
    const alice = first.client.person('alice');
    const parent = await alice.says('#help', 'parent', { files: [{ name: 'a.txt', content: 'a log' }] });
    const reply = await alice.says('#help', 'reply', { thread: parent });
    const gone = await alice.says('#help', 'gone');
    await alice.deletes(gone);
    await alice.edits(reply, 'edited');
    await first.client.person('tom').reacts(parent, 'eyes');
    await first.client.addPerson({ name: 'nina' });
    await first.client.addChannel({ name: 'new', members: ['nina'] });
    const user = (await first.client.people()).find((one) => one.name === 'alice')?.id ?? '';
    await web.views.publish({ user_id: user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
    await first.idle();
    await alice.uses('New ticket');
    const view = {
      type: 'modal' as const,
      title: { type: 'plain_text' as const, text: 'T' },
      submit: { type: 'plain_text' as const, text: 'Go' },
      blocks: [
        {
          type: 'input' as const,
          block_id: 'name',
          label: { type: 'plain_text' as const, text: 'Name' },
          element: { type: 'plain_text_input' as const, action_id: 'v' },
        },
      ],
    };
    await web.views.open({ trigger_id: peer.field('trigger_id'), view });
    await alice.chooses('Name', 'half a');
    await alice.says('@bellhop', 'hello');
    const look = async (sandbox: Sandbox) => ({
      secrets: [sandbox.botToken, sandbox.signingSecret, sandbox.controlToken, sandbox.teamId, sandbox.botUserId],
      people: await sandbox.client.people(),
      channels: await sandbox.client.channels(),
      messages: (await sandbox.client.messages('#help')).map(({ permalink: _, files: __, ...one }) => one),
      thread: (await sandbox.client.messages('#help', { thread: parent })).map((one) => one.text),
      dm: (await sandbox.client.person('alice').seesDm()).map((one) => one.text),
      home: await sandbox.client.person('alice').seesHome(),
      modal: await sandbox.client.person('alice').seesModal(),
    });
    await first.idle();
    const before = await look(first);
    await peer.stop();
    await first.stop();
    const second = await start();
    expect(await look(second)).toEqual(before);
    expect(JSON.stringify(before.modal)).toContain('half a');
    const [file] = (await second.client.messages('#help'))[0]?.files ?? [];
    const download = await fetch(str(file, 'url_private') ?? '', {
      headers: { authorization: `Bearer ${second.botToken}` },
    });
    expect(await download.text()).toBe('a log');
    const next = await second.client.person('alice').says('#help', 'after');
    expect(next.ts > gone.ts).toBe(true);
  });

  it('is the same workspace with the same ids in every new directory', async () => {
    const one = await start();
    const ids = (await one.client.people()).map(({ id }) => id);
    await one.stop();
    rmSync(dir, { recursive: true, force: true });
    const two = await start();
    expect((await two.client.people()).map(({ id }) => id)).toEqual(ids);
    expect(two.botToken).not.toBe(one.botToken);
  });

  it('a torn last line does not hurt; damage further up is told', async () => {
    const first = await start();
    await first.client.person('alice').says('#help', 'kept');
    await first.stop();
    const journal = join(dir, 'journal.jsonl');
    appendFileSync(journal, '{"t":"message","mess');
    const second = await start();
    expect((await second.client.messages('#help')).map((one) => one.text)).toContain('kept');
    await second.stop();
    appendFileSync(journal, 'nonsense\n{"t":"ts","micros":1}\n');
    await expect(start()).rejects.toMatchObject({ code: 'damaged_state' });
  });

  it('can be read by its owner alone, and by one sandbox at a time', async () => {
    const first = await start();
    for (const name of ['journal.jsonl', 'control.json']) expect(statSync(join(dir, name)).mode & 0o077).toBe(0);
    await expect(start()).rejects.toMatchObject({ code: 'state_in_use' });
    const client = await findSandbox(dir);
    expect((await client.info()).url).toBe(first.url);
    client.close();
    await first.stop();
    await expect(findSandbox(dir)).rejects.toMatchObject({ code: 'not_running' });
  });

  it('survives kill -9: nothing that was answered is lost', async () => {
    const script = `
      import { DeskClock } from './src/base/clock.ts';
      import { startSandbox } from './src/sandbox/index.ts';
      const sandbox = await startSandbox({ manifest: { display_information: { name: 'Bellhop' } }, clock: new DeskClock(), stateDir: process.argv[1], env: {} });
      const alice = sandbox.client.person('alice');
      for (let i = 0; ; i++) {
        await alice.says('#help', 'm' + i);
        process.stdout.write('m' + i + '\\n');
      }`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', script, dir];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'] },
    });
    let told = '';
    await new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        told += chunk.toString();
        if (told.split('\n').length > 200) child.kill('SIGKILL');
      });
      child.on('close', () => {
        resolve();
      });
    });
    const answered = told.split('\n').slice(0, -1);
    expect(answered.length).toBeGreaterThanOrEqual(200);
    const sandbox = await start();
    const kept = new Set((await sandbox.client.messages('#help')).map((one) => one.text));
    expect(answered.filter((text) => !kept.has(text))).toEqual([]);
  });

  it('events that the app had not taken come again after a restart', async () => {
    const first = await start();
    const deaf = await RawPeer.start(first);
    deaf.reply = () => ({ status: 503 });
    await first.client.person('alice').says('#help', 'heard late');
    await first.client.person('alice').says('#help', 'heard later');
    await first.idle();
    deaf.reply = () => undefined;
    await first.client.person('alice').says('#help', 'heard at once');
    await first.idle();
    await deaf.stop();
    await first.stop();
    const second = await start();
    const peer = await RawPeer.start(second);
    await second.idle();
    const texts = peer.events().map((event) => str(event, 'text') ?? '');
    expect(texts.sort()).toEqual(['heard late', 'heard later']);
    expect(peer.received[0]?.headers['x-slack-retry-num']).toBe('1');
    await peer.stop();
    await second.stop();
    const third = await start();
    const again = await RawPeer.start(third);
    await third.idle();
    expect(again.received).toEqual([]);
    await again.stop();
  });

  it('reset begins anew and keeps the secrets', async () => {
    const sandbox = await start();
    await sandbox.client.person('alice').says('#help', 'old');
    await sandbox.client.addPerson({ name: 'nina' });
    await sandbox.client.reset();
    expect(await sandbox.client.messages('#help')).toEqual([]);
    expect((await sandbox.client.people()).map((one) => one.name)).not.toContain('nina');
    await sandbox.stop();
    const again = await start();
    expect(again.botToken).toBe(sandbox.botToken);
    expect(await again.client.messages('#help')).toEqual([]);
  });

  it('a start leaves a journal without history', async () => {
    const first = await start();
    const alice = first.client.person('alice');
    const message = await alice.says('#help', 'v0');
    for (let i = 1; i <= 20; i++) await alice.edits(message, `v${i}`);
    await first.stop();
    const lines = () => readFileSync(join(dir, 'journal.jsonl'), 'utf8').split('\n').length;
    const long = lines();
    await (await start()).stop();
    expect(lines()).toBeLessThan(long - 15);
  });
});
