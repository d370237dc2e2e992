import { describe, expect, it } from '@jest/globals';
import { str } from '../../src/sandbox/json.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

describe('files', () => {
  const stand = useStand();

  it('go up in three steps and come down with the bot token', async () => {
    const { web, channel, sandbox, client } = stand;
    const { upload_url, file_id } = await web.files.getUploadURLExternal({ filename: 'log.txt', length: 5 });
    const early: [{ id: string }] = [{ id: file_id ?? '' }];
    expect(await refusalOf(web.files.completeUploadExternal({ files: early }))).toBe('file_not_found');
    await fetch(upload_url ?? '', { method: 'POST', body: 'a log' });
    await web.files.completeUploadExternal({
      files: [{ id: file_id ?? '', title: 'The log' }],
      channel_id: channel('help'),
      initial_comment: 'here',
    });
    const post = (await client.messages('#help')).at(-1);
    expect(post).toMatchObject({
      text: 'here',
      subtype: 'file_share',
      files: [{ id: file_id, title: 'The log', size: 5 }],
    });
    const { file } = await web.files.info({ file: file_id ?? '' });
    expect(file?.shares?.public?.[channel('help')]).toMatchObject([{ ts: post?.ts }]);
    const url = file?.url_private ?? '';
    const headers = { authorization: `Bearer ${sandbox.botToken}` };
    expect(await (await fetch(url, { headers })).text()).toBe('a log');
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(302);
    expect((await fetch(upload_url ?? '', { method: 'POST', body: 'again' })).status).toBe(404);
  });

  it('go up with the client’s one call, into a thread', async () => {
    const { web, channel, client } = stand;
    const parent = await client.person('alice').says('#help', 'parent');
    await web.filesUploadV2({ channel_id: channel('help'), thread_ts: parent.ts, filename: 'b.csv', content: 'a;b' });
    const thread = await client.messages('#help', { thread: parent });
    expect(thread[1]).toMatchObject({ files: [{ name: 'b.csv', mimetype: 'text/csv' }] });
  });

  it('go up as a multipart form', async () => {
    const { web, channel } = stand;
    const { upload_url, file_id } = await web.files.getUploadURLExternal({ filename: 'c.bin', length: 4 });
    const form = new FormData();
    form.set('filename', new Blob([new Uint8Array([1, 2, 13, 10])]), 'c.bin');
    await fetch(upload_url ?? '', { method: 'POST', body: form });
    const done = await web.files.completeUploadExternal({
      files: [{ id: file_id ?? '', title: 'c' }],
      channel_id: channel('help'),
    });
    expect(done.files).toMatchObject([{ size: 4 }]);
  });

  it('are deleted by who shared them: a tombstone stands in their message', async () => {
    const { web, channel, client, sandbox } = stand;
    await web.filesUploadV2({
      channel_id: channel('help'),
      filename: 'gone.txt',
      content: 'x',
      initial_comment: 'see',
    });
    const post = (await client.messages('#help')).at(-1);
    const id = str(post?.files?.[0], 'id') ?? '';
    const url = str(post?.files?.[0], 'url_private') ?? '';
    await web.files.delete({ file: id });
    expect((await client.messages('#help')).at(-1)).toMatchObject({ ts: post?.ts, files: [{ id, mode: 'tombstone' }] });
    expect(await refusalOf(web.files.info({ file: id }))).toBe('file_deleted');
    expect(await refusalOf(web.files.delete({ file: id }))).toBe('file_deleted');
    expect((await fetch(url, { headers: { authorization: `Bearer ${sandbox.botToken}` } })).status).toBe(404);
    const theirs = await client.person('alice').says('#help', 'mine', { files: [{ name: 'e.txt', content: 'x' }] });
    expect(await refusalOf(web.files.delete({ file: str(theirs.files?.[0], 'id') ?? '' }))).toBe('cant_delete_file');
  });

  it('of places where the bot is not do not exist for it', async () => {
    const { web, client } = stand;
    const message = await client.person('alice').says('#random', '', { files: [{ name: 'd.txt', content: 'x' }] });
    expect(await refusalOf(web.files.info({ file: str(message.files?.[0], 'id') ?? '' }))).toBe('file_not_found');
  });

  it.each([
    ['no name', { filename: '', length: 3 }, 'invalid_arguments'],
    ['no bytes', { filename: 'a', length: 0 }, 'invalid_arguments'],
    ['too many bytes', { filename: 'a', length: 30_000_000 }, 'file_too_large'],
  ])('with %s are refused', async (_what, args, error) => {
    expect(await refusalOf(stand.web.files.getUploadURLExternal(args))).toBe(error);
  });
});
