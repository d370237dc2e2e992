import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/web-api';
import { arr, obj, str, type JsonObject } from '../../src/sandbox/json.js';
import { manifestWith } from './support/manifest.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const form = (element: object = {}, more: object = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: text('Form'),
  submit: text('Go'),
  blocks: [
    {
      type: 'input',
      block_id: 'b',
      label: text('Files'),
      element: { type: 'file_input', action_id: 'f', ...element },
      ...more,
    },
  ],
});
const file = (name: string, content = 'x') => ({ name, content });

describe('a file input', () => {
  const stand = useStand();
  const open = async (view: ModalView): Promise<void> => {
    await stand.client.person('alice').uses('New ticket');
    await stand.web.views.open({ trigger_id: stand.peer.field('trigger_id'), view });
  };
  const files = (payload: JsonObject): JsonObject[] => {
    const value = obj(obj(obj(obj(obj(payload, 'view'), 'state'), 'values'), 'b'), 'f');
    expect(value?.['type']).toBe('file_input');
    return arr(value, 'files') as JsonObject[];
  };

  beforeEach(() => {
    stand.clock.moveBy(60_000);
  });

  it('brings the app the files as they are, which it may then load, and nobody else', async () => {
    const { client, peer, web, sandbox, user } = stand;
    await open(form({ filetypes: ['txt', 'csv'], max_files: 2 }));
    await client.person('alice').attaches('Files', [file('a.txt', 'one'), file('b.CSV', 'two;2')]);
    expect(await client.person('alice').submits()).toEqual({ ok: true });
    const [a, b] = files(peer.last());
    expect(a).toMatchObject({
      id: expect.stringMatching(/^F/),
      name: 'a.txt',
      title: 'a.txt',
      mimetype: 'text/plain',
      filetype: 'txt',
      pretty_type: 'TXT',
      user: user('alice'),
      size: 3,
      mode: 'hosted',
      is_external: false,
      is_public: false,
      channels: [],
      groups: [],
      ims: [],
      shares: {},
    });
    expect(b).toMatchObject({ name: 'b.CSV', size: 5 });
    const { file: info } = await web.files.info({ file: str(a, 'id') ?? '' });
    const headers = { authorization: `Bearer ${sandbox.botToken}` };
    expect(await (await fetch(info?.url_private ?? '', { headers })).text()).toBe('one');
    expect((await fetch(info?.url_private ?? '', { redirect: 'manual' })).status).toBe(302);
  });

  it('is empty where nothing was added: refused unless it is optional', async () => {
    const { client, peer } = stand;
    await open(form());
    expect(await client.person('alice').submits()).toMatchObject({ ok: false, errors: { b: expect.any(String) } });
    await open(form({}, { optional: true }));
    expect(await client.person('alice').submits()).toEqual({ ok: true });
    expect(files(peer.last())).toEqual([]);
  });

  it('takes files away again', async () => {
    const { client, peer } = stand;
    await open(form({ max_files: 2 }));
    const alice = client.person('alice');
    await alice.attaches('Files', [file('a.txt'), file('b.txt')]);
    const values = obj(obj((await alice.seesModal())?.['state'], 'values'), 'b');
    const [, b] = arr(obj(values, 'f'), 'files');
    await alice.chooses('Files', [str(b, 'id') ?? '']);
    await alice.submits();
    expect(files(peer.last())).toMatchObject([{ name: 'b.txt' }]);
  });

  it.each([
    ['of another type', { filetypes: ['pdf'] }, [file('a.txt')], 'file_type_not_allowed'],
    ['without a type', { filetypes: ['pdf'] }, [file('a')], 'file_type_not_allowed'],
    ['beyond the most', { max_files: 1 }, [file('a.txt'), file('b.txt')], 'too_many_files'],
    ['beyond ten', {}, Array.from({ length: 11 }, (_, i) => file(`${i}.txt`)), 'too_many_files'],
    ['larger than 10 MB', {}, [file('a.txt', 'x'.repeat(10_000_001))], 'file_too_large'],
  ])('takes no file %s', async (_what, element, given, code) => {
    await open(form(element));
    await expect(stand.client.person('alice').attaches('Files', given)).rejects.toMatchObject({ code });
  });

  it('takes no id of a file that stands elsewhere', async () => {
    const { client, peer } = stand;
    const message = await client.person('tom').says('#random', '', { files: [file('secret.txt')] });
    await open(form({}, { optional: true }));
    const alice = client.person('alice');
    await alice.chooses('Files', [str(message.files?.[0], 'id') ?? '']);
    await alice.submits();
    expect(files(peer.last())).toEqual([]);
  });

  it.each([
    ['types that are none', form({ filetypes: [1] }), 'must be a string'],
    ['types that are no list', form({ filetypes: 'pdf' }), 'must be an array'],
    ['eleven files', form({ max_files: 11 }), 'must be less than or equal to 10'],
    ['no files', form({ max_files: 0 }), 'must be greater than or equal to 1'],
    ['a placeholder', form({ placeholder: text('p') }), 'invalid additional property: placeholder'],
    ['a wish to hear of it at once', form({}, { dispatch_action: true }), 'unsupported type: file_input'],
  ])('with %s is refused', async (_what, view, message) => {
    await stand.client.person('alice').uses('New ticket');
    const refused: unknown = await stand.web.views
      .open({ trigger_id: stand.peer.field('trigger_id'), view })
      .catch((error: unknown) => (error as { data?: unknown }).data);
    expect(refused).toMatchObject({ error: 'invalid_arguments' });
    expect(JSON.stringify(refused)).toContain(message);
  });
});

describe('a file input of an app that may not read files', () => {
  const stand = useStand(manifestWith({ without: ['files:read'] }));

  it('is refused', async () => {
    await stand.client.person('alice').uses('New ticket');
    const trigger_id = stand.peer.field('trigger_id');
    expect(await refusalOf(stand.web.views.open({ trigger_id, view: form() }))).toBe('missing_scope');
  });
});
