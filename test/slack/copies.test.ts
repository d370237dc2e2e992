import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { followChange } from '../../src/desk/messages/follow-edit.js';
import { correctCopy, versionOf } from '../../src/desk/messages/copies.js';
import type { Message } from '../../src/sandbox/index.js';
import { ping } from '../../src/store/connection.js';
import { createOutboxQueue } from '../../src/store/repositories/outbox.js';
import { openTestDesk, reading, type TestDesk } from '../support/desk.js';

/* What Bellhop repeated follows its message, even if that changes while the copy is on its way. */

let t: TestDesk;
let asked: Message;
beforeEach(async () => {
  t = await openTestDesk();
  asked = await t.person('tom').says('@bellhop', 'Hello');
  await t.settle();
});
afterEach(() => t.stop());

const card = async () => (await t.sandbox.client.botPosts('#support-queue'))[0]!;
const under = async () => (await t.sandbox.client.messages('#support-queue', { thread: await card() })).slice(1);
const said = async () => (await under()).map((post) => `${post.text}\n${reading(post)}`).join('\n');
const files = async () => (await under()).flatMap((post) => (post.files ?? []) as { name?: string; mode?: string }[]);

/** Lets the desk work until the answer to its next call of that method is held. */
async function untilHeld(method: string): Promise<{ go: () => Promise<void> }> {
  const id = await t.sandbox.client.addFault({ do: 'hold', method, times: 1 });
  const working = t.settle();
  await t.sandbox.client.until(async () => (await t.sandbox.client.faults()).every(({ left }) => left === 0));
  return {
    async go() {
      await t.sandbox.client.clearFaults(id);
      await working;
      await t.settle();
    },
  };
}
/** Changes reach the desk while a post is held. */
const heard = async (): Promise<void> => {
  await t.sandbox.idle();
  await t.desk.idle();
};

describe('while a copy goes out', () => {
  it('an edit: the copy is corrected', async () => {
    const more = await t.person('tom').says('@bellhop', 'Number 4711', { thread: asked });
    await heard();
    const held = await untilHeld('chat.postMessage');
    expect(await said()).toContain('4711');
    await t.person('tom').edits(more, 'Number 4712');
    await heard();
    await held.go();
    expect(await said()).toContain('4712');
    expect(await said()).not.toContain('4711');
  });

  it('a deletion: the copy says so', async () => {
    const more = await t.person('tom').says('@bellhop', 'my password is hunter2', { thread: asked });
    await heard();
    const held = await untilHeld('chat.postMessage');
    await t.person('tom').deletes(more);
    await heard();
    await held.go();
    expect(await said()).not.toContain('hunter2');
    expect(await said()).toContain('The author deleted this message.');
  });

  it('an edit after a send whose outcome is unknown: the post that is found is brought up to date', async () => {
    await t.sandbox.client.addFault({ do: 'drop', method: 'chat.postMessage', times: 1 });
    const more = await t.person('tom').says('@bellhop', 'Number 4711', { thread: asked });
    await heard();
    await t.desk.runDue();
    expect(await said()).toContain('4711');
    await t.person('tom').edits(more, 'Number 4712');
    await t.settle();
    expect((await under()).filter((post) => reading(post).includes('4712'))).toHaveLength(1);
    expect(await said()).not.toContain('4711');
  });

  it('at the very moment of the record: one of the two finds the other', async () => {
    const workspace = { teamId: t.desk.teamId, locale: 'en', timezone: 'Asia/Taipei' } as const;
    const queue = createOutboxQueue(t.connection, t.desk.models, workspace, t.clock);
    const { reads } = t.desk.store;
    const channel = t.channelId('support-queue');
    for (let round = 0; round < 24; round += 1) {
      const message = (await reads.messageAt(asked.channel, asked.ts))!;
      const place = { channel, ts: `1772420000.${String(round).padStart(6, '0')}` };
      const copy = { messageId: message.id, place, version: versionOf(message) };
      const intent = { kind: 'copy', messageId: message.id, to: { at: 'card' } } as const;
      const revision = `1772420${String(round).padStart(3, '0')}.0`;
      const row = {
        id: 'none',
        lane: channel,
        attempts: 0,
        asked: 0,
        inDoubt: false,
        divertedTo: null,
        createdAt: new Date(),
        dueAt: new Date(),
      };
      const change = {
        channel: asked.channel,
        ts: asked.ts,
        author: null,
        said: { text: `round ${round}`, files: [] },
      };
      // the record begins a little later each round, so that both orders come
      const record = async (): Promise<void> => {
        for (let waits = round % 8; waits > 0; waits -= 1) await ping(t.connection);
        await queue.sent({ ...row, intent }, { copy });
      };
      await Promise.all([record(), followChange(t.desk.edge.desk, { ...change, revision, key: `${round}` })]);
      const { coalesce } = correctCopy(message, place);
      expect(await t.desk.models.outbox.countDocuments({ coalesce, state: 'waiting' })).toBe(1);
    }
  });

  it('control: a record that does not look at the version leaves the copy old', async () => {
    const workspace = { teamId: t.desk.teamId, locale: 'en', timezone: 'Asia/Taipei' } as const;
    const queue = createOutboxQueue(t.connection, t.desk.models, workspace, t.clock);
    const { reads } = t.desk.store;
    const before = (await reads.messageAt(asked.channel, asked.ts))!;
    const change = { channel: asked.channel, ts: asked.ts, author: null, said: { text: 'new', files: [] } };
    await followChange(t.desk.edge.desk, { ...change, revision: '1772420000.0', key: 'edit' });
    const now = (await reads.messageAt(asked.channel, asked.ts))!;
    const row = {
      id: 'none',
      lane: 'C',
      attempts: 0,
      asked: 0,
      inDoubt: false,
      divertedTo: null,
      createdAt: new Date(),
      dueAt: new Date(),
    };
    const intent = { kind: 'copy', messageId: before.id, to: { at: 'card' } } as const;
    const record = (version: string, ts: string) =>
      queue.sent({ ...row, intent }, { copy: { messageId: before.id, place: { channel: 'C', ts }, version } });
    await record(versionOf(now), '1.1'); // as if what was sent were what is there by now
    await record(versionOf(before), '1.2');
    expect(await t.desk.models.outbox.distinct('coalesce', { lane: 'C' })).toEqual(['copy:C:1.2']);
  });
});

describe('files that were shared again', () => {
  const withFile = () =>
    t.person('tom').says('@bellhop', 'see', { thread: asked, files: [{ name: 'salary.txt', content: 'much' }] });

  it('go when their message is deleted', async () => {
    const sent = await withFile();
    await t.settle();
    expect(await files()).toMatchObject([{ name: 'salary.txt' }]);
    await t.person('tom').deletes(sent);
    await t.settle();
    expect(await files()).toMatchObject([{ mode: 'tombstone' }]);
    expect(JSON.stringify(await t.desk.models.messages.find({}).lean())).not.toContain('salary');
    expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(0);
  });

  it('go when it is deleted while they are being shared', async () => {
    const sent = await withFile();
    await heard();
    const held = await untilHeld('files.completeUploadExternal');
    expect(await files()).toMatchObject([{ name: 'salary.txt' }]);
    await t.person('tom').deletes(sent);
    await heard();
    await held.go();
    expect(await files()).toMatchObject([{ mode: 'tombstone' }]);
  });

  it('are not shared any more when it was deleted before', async () => {
    await t.sandbox.client.addFault({
      do: 'rateLimit',
      retryAfter: 30,
      method: 'files.getUploadURLExternal',
      times: 1,
    });
    const sent = await withFile();
    await heard();
    await t.desk.runDue();
    await t.person('tom').deletes(sent);
    await t.settle();
    expect(await files()).toEqual([]);
  });

  const refused = 'Slack does not let Bellhop remove it';
  /** Deletes a message whose copied file is somebody else's: Slack refuses to delete that. */
  async function deleteRefused(): Promise<void> {
    const sent = await withFile();
    await t.settle();
    const [own] = (sent.files ?? []) as { id: string }[];
    await t.desk.models.messages.updateOne({ 'source.ts': sent.ts }, { $set: { 'fileCopies.0.copyId': own!.id } });
    await t.person('tom').deletes(sent);
  }

  it('where Slack does not let them go, the thread’s readers are told', async () => {
    await deleteRefused();
    await t.settle();
    expect(await said()).toContain(refused);
  });

  it('…once, though the answer to that is lost', async () => {
    await deleteRefused();
    await heard();
    await t.sandbox.client.addFault({ do: 'serverError', method: 'chat.postMessage', afterAccept: true, times: 1 });
    await t.settle();
    expect((await under()).filter(({ text }) => text.includes(refused))).toHaveLength(1);
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it('…control: twice, where the row’s doubt is not known', async () => {
    await deleteRefused();
    await heard();
    await t.sandbox.client.addFault({ do: 'serverError', method: 'chat.postMessage', afterAccept: true, times: 1 });
    await t.desk.runDue();
    await t.desk.models.outbox.updateMany({}, { $set: { inDoubt: false } });
    await t.settle();
    expect((await under()).filter(({ text }) => text.includes(refused))).toHaveLength(2);
  });

  it('are taken back once: a call that failed is repeated, a file that is gone already is no fault', async () => {
    const sent = await withFile();
    await t.settle();
    await t.sandbox.client.addFault({ do: 'serverError', method: 'files.delete', afterAccept: true, times: 1 });
    await t.person('tom').deletes(sent);
    await t.settle();
    expect(await files()).toMatchObject([{ mode: 'tombstone' }]);
    expect(await t.desk.models.outbox.countDocuments({ state: 'dead' })).toBe(0);
    expect(await said()).not.toContain('remove it');
  });
});

describe('files whose sharing ended without an answer', () => {
  const method = 'files.completeUploadExternal';
  const faults = [
    ['the connection breaks after Slack took it', { do: 'drop', method }],
    ['Slack fails after it took it', { do: 'serverError', afterAccept: true, method }],
  ] as const;
  /** Two pictures that were pasted: they have one name. */
  const twoPictures = () =>
    t.person('tom').says('@bellhop', 'see', {
      thread: asked,
      files: ['first', 'second'].map((content) => ({ name: 'image.png', content })),
    });
  const noted = async () => (await t.desk.models.messages.find({ text: 'see' }).lean())[0]!['fileCopies'] as object[];
  const names = async () => (await files()).map(({ name }) => name);

  it.each(faults)('%s: each file stands there once, though both have one name', async (_what, fault) => {
    await t.sandbox.client.addFault({ ...fault, times: 2 });
    await twoPictures();
    await t.settle();
    expect(await names()).toEqual(['image.png', 'image.png']);
    expect(new Set((await files()).map((file) => (file as { id?: string }).id)).size).toBe(2);
    expect(await said()).not.toContain('not passed on');
    expect(await noted()).toHaveLength(2);
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });

  it.each(faults)('%s: control, without the note each is shared twice', async (_what, fault) => {
    await t.sandbox.client.addFault({ ...fault, times: 2 });
    await twoPictures();
    await heard();
    for (let tries = 0; tries < 2; tries += 1) {
      await t.desk.runDue();
      await t.desk.models.messages.updateMany({}, { $set: { fileCopies: [] } });
      t.clock.moveBy(10_000);
    }
    await t.settle();
    expect((await names()).length).toBeGreaterThan(2);
  });

  /** A process dies after the second picture was shared and before that was recorded. */
  async function dieBeforeRecord(owner: string | null): Promise<void> {
    await twoPictures();
    await heard();
    const { outbox, lanes } = t.desk.models;
    const [, second] = await outbox.collection.find({ 'intent.kind': 'file' }).sort({ _id: 1 }).toArray();
    await t.settle();
    expect(await names()).toHaveLength(2);
    await outbox.collection.insertOne(second!);
    await t.desk.stop();
    await lanes.collection.updateMany({}, { $set: { owner, until: new Date(0) } });
    await t.restart();
    await t.settle();
  }

  it('a process that dies before the record: the next finds the very file', async () => {
    await dieBeforeRecord('who died');
    expect(await names()).toHaveLength(2);
    expect(await noted()).toHaveLength(2);
  });

  it('a process that dies before the record: control, a lane that was given back is not looked through', async () => {
    await dieBeforeRecord(null);
    expect(await names()).toHaveLength(3);
  });

  it('a file that is nowhere to be found is shared, though another of its name stands there', async () => {
    await twoPictures();
    await heard();
    // the second upload is begun, and Slack does not take it
    const held = await untilHeld(method);
    await t.sandbox.client.addFault({ do: 'serverError', method, times: 1 });
    await held.go();
    expect(await names()).toEqual(['image.png', 'image.png']);
  });

  it('their message is deleted meanwhile: they are taken back all the same', async () => {
    await t.sandbox.client.addFault({ do: 'drop', method, times: 1 });
    const sent = await t
      .person('tom')
      .says('@bellhop', 'see', { thread: asked, files: [{ name: 'salary.txt', content: 'much' }] });
    await heard();
    await t.desk.runDue();
    expect(await names()).toEqual(['salary.txt']);
    await t.person('tom').deletes(sent);
    await t.settle();
    expect(await files()).toMatchObject([{ mode: 'tombstone' }]);
  });

  it('where none of three can be shown the file is named, once, and the lane goes on', async () => {
    await t.sandbox.client.addFault({ do: 'serverError', method });
    await twoPictures();
    await heard();
    await t.desk.runDue();
    await t.sandbox.client.addFault({ do: 'drop', method: 'chat.postMessage', times: 1 });
    for (let tries = 0; tries < 3; tries += 1) {
      t.clock.moveBy(180_000);
      await t.settle();
    }
    await t.person('tom').says('@bellhop', 'and more', { thread: asked });
    await t.settle();
    expect(await names()).toEqual([]);
    expect((await said()).match(/file not passed on: image.png/gu)).toHaveLength(4); // as text and as what is read
    expect(await said()).toContain('and more');
    expect(await t.desk.models.outbox.countDocuments({})).toBe(0);
  });
});
