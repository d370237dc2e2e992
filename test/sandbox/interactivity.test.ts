import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Block, KnownBlock, ModalView } from '@slack/web-api';
import { arr, obj } from '../../src/sandbox/json.js';
import { useStand } from './support/stand.js';
import { refusalOf } from './support/web.js';

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const option = (label: string, value: string) => ({ text: text(label), value });
const input = (id: string, label: string, element: object, more: object = {}) =>
  ({ type: 'input', block_id: id, label: text(label), element: { action_id: 'v', ...element }, ...more }) as KnownBlock;
const modal = (blocks: (KnownBlock | Block)[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: text('Form'),
  submit: text('Go'),
  blocks,
  ...more,
});

describe('interactivity', () => {
  const stand = useStand();

  beforeEach(async () => {
    await stand.sandbox.idle();
    stand.peer.received.length = 0;
    stand.peer.reply = () => undefined;
    stand.clock.moveBy(60_000);
  });

  /** A trigger from a global shortcut. */
  const trigger = async (who = 'alice'): Promise<string> => {
    await stand.client.person(who).uses('New ticket');
    return stand.peer.field('trigger_id');
  };
  const open = async (view: ModalView, who = 'alice') => {
    const { view: opened } = await stand.web.views.open({ trigger_id: await trigger(who), view });
    return opened as { id: string; hash: string };
  };

  describe('commands', () => {
    it('bring everything Slack sends, and show the answer to the person alone', async () => {
      const { client, peer, user, channel, sandbox } = stand;
      peer.reply = () => ({
        body: { text: 'done', blocks: [{ type: 'divider' }] },
        headers: { 'content-type': 'application/json' },
      });
      const answer = await client.person('alice').types('/ticket  show 12', { in: '#help' });
      expect(answer).toEqual({ ok: true, text: 'done', blocks: [{ type: 'divider' }], responseType: 'ephemeral' });
      expect(peer.last()).toEqual({
        token: expect.any(String),
        team_id: sandbox.teamId,
        team_domain: 'bellhop-sandbox',
        channel_id: channel('help'),
        channel_name: 'help',
        user_id: user('alice'),
        user_name: 'alice',
        command: '/ticket',
        text: 'show 12',
        api_app_id: sandbox.appId,
        is_enterprise_install: 'false',
        response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
        trigger_id: expect.any(String),
      });
      expect((await client.person('alice').sees('#help')).at(-1)).toMatchObject({ text: 'done', ephemeral: true });
    });

    it('answer in the channel when asked to; plain text is an answer too', async () => {
      const { client, peer } = stand;
      peer.reply = () => ({ body: { response_type: 'in_channel', text: 'for all' } });
      expect(await client.person('alice').types('/ticket', { in: '#help' })).toMatchObject({
        responseType: 'in_channel',
      });
      expect((await client.person('tom').sees('#help')).at(-1)?.text).toBe('for all');
      peer.reply = () => ({ body: 'just words' });
      expect(await client.person('alice').types('/ticket', { in: '#help' })).toMatchObject({ text: 'just words' });
    });

    it('time out after three seconds; a failing or absent app is another thing', async () => {
      const { client, peer, wall } = stand;
      peer.reply = () => 'hang';
      const late = client.person('alice').types('/ticket');
      await peer.came(1);
      wall.pass(3000);
      await expect(late).rejects.toMatchObject({ code: 'operation_timeout' });
      peer.reply = () => ({ status: 500 });
      await expect(client.person('alice').types('/ticket')).rejects.toMatchObject({ code: 'dispatch_failed' });
      await expect(client.person('alice').types('/nope')).rejects.toThrow(/it has: \/ticket/);
      await expect(client.person('alice').types('/ticket', { in: '#billing' })).rejects.toMatchObject({
        code: 'channel_not_found',
      });
    });
  });

  describe('trigger_id', () => {
    it('works once, and for three seconds', async () => {
      const { web, wall } = stand;
      const view = modal([{ type: 'divider' }]);
      const once = await trigger();
      await web.views.open({ trigger_id: once, view });
      expect(await refusalOf(web.views.open({ trigger_id: once, view }))).toBe('exchanged_trigger_id');
      const late = await trigger();
      wall.pass(3001);
      expect(await refusalOf(web.views.open({ trigger_id: late, view }))).toBe('expired_trigger_id');
      expect(await refusalOf(web.views.open({ trigger_id: '1.2.abc', view }))).toBe('invalid_trigger_id');
    });

    it('a refused view does not use it up', async () => {
      const { web } = stand;
      const id = await trigger();
      expect(await refusalOf(web.views.open({ trigger_id: id, view: modal([{ type: 'nope' }]) }))).toBe(
        'invalid_arguments',
      );
      await web.views.open({ trigger_id: id, view: modal([{ type: 'divider' }]) });
    });
  });

  describe('views', () => {
    it('update by id, by external id, and with the right hash only', async () => {
      const { web } = stand;
      const { id, hash } = await open(modal([{ type: 'divider' }], { external_id: 'form-1' }));
      const view = modal([{ type: 'divider' }, { type: 'divider' }]);
      const next = await web.views.update({ view_id: id, hash, view });
      expect(next.view?.hash).not.toBe(hash);
      expect(await refusalOf(web.views.update({ view_id: id, hash, view }))).toBe('hash_conflict');
      await web.views.update({ external_id: 'form-1', view });
      expect(await refusalOf(web.views.update({ view_id: 'V0NOTHING00', view }))).toBe('not_found');
      expect(
        await refusalOf(
          web.views.open({
            trigger_id: await trigger('tom'),
            view: modal([{ type: 'divider' }], { external_id: 'form-1' }),
          }),
        ),
      ).toBe('duplicate_external_id');
    });

    it('stack up to three', async () => {
      const { web, client } = stand;
      const first = await open(modal([{ type: 'divider' }]));
      for (let i = 0; i < 2; i++) {
        const pushed = await web.views.push({ trigger_id: await trigger(), view: modal([{ type: 'divider' }]) });
        expect(pushed.view).toMatchObject({ root_view_id: first.id, previous_view_id: expect.any(String) });
      }
      expect(await refusalOf(web.views.push({ trigger_id: await trigger(), view: modal([{ type: 'divider' }]) }))).toBe(
        'push_limit_reached',
      );
      await client.person('alice').closes();
      await client.person('alice').closes();
      expect((await client.person('alice').seesModal())?.id).toBe(first.id);
      await client.person('alice').closes();
      await expect(client.person('alice').closes()).rejects.toMatchObject({ code: 'view_not_found' });
    });

    it('publish refuses an old hash', async () => {
      const { web, user } = stand;
      const view = { type: 'home' as const, blocks: [{ type: 'divider' }] };
      const first = await web.views.publish({ user_id: user('mei'), view });
      await web.views.publish({ user_id: user('mei'), view, hash: first.view?.hash ?? '' });
      expect(await refusalOf(web.views.publish({ user_id: user('mei'), view, hash: first.view?.hash ?? '' }))).toBe(
        'hash_conflict',
      );
    });

    it('view_closed comes only when asked for', async () => {
      const { client, peer } = stand;
      await open(modal([{ type: 'divider' }]));
      const before = peer.received.length;
      await client.person('alice').closes();
      expect(peer.received).toHaveLength(before);
      await open(modal([{ type: 'divider' }], { notify_on_close: true, private_metadata: 'm' }));
      await client.person('alice').closes();
      expect(peer.last()).toMatchObject({ type: 'view_closed', is_cleared: false, view: { private_metadata: 'm' } });
    });
  });

  describe('forms', () => {
    const everything = [
      input('subject', 'Subject', { type: 'plain_text_input', min_length: 3, max_length: 10 }),
      input('mail', 'E-mail', { type: 'email_text_input' }, { optional: true }),
      input(
        'count',
        'Count',
        { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '9' },
        { optional: true },
      ),
      input('link', 'Link', { type: 'url_text_input' }, { optional: true }),
      input('priority', 'Priority', {
        type: 'static_select',
        options: [option('High', 'high'), option('Low', 'low')],
        initial_option: option('Low', 'low'),
      }),
      input('who', 'Who', { type: 'users_select' }, { optional: true }),
      input('watchers', 'Watchers', { type: 'multi_users_select', max_selected_items: 2 }, { optional: true }),
      input('where', 'Where', { type: 'conversations_select' }, { optional: true }),
      input(
        'tags',
        'Tags',
        { type: 'checkboxes', options: [option('Red', 'r'), option('Blue', 'b')] },
        { optional: true },
      ),
      input(
        'via',
        'Via',
        { type: 'radio_buttons', options: [option('Phone', 'phone'), option('E-mail', 'email')] },
        { optional: true },
      ),
      input('due', 'Due', { type: 'datepicker' }, { optional: true }),
      input('at', 'At', { type: 'timepicker' }, { optional: true }),
      input('moment', 'Moment', { type: 'datetimepicker' }, { optional: true }),
    ];

    it('bring every kind of value as Slack does', async () => {
      const { client, peer, user, channel } = stand;
      await open(modal(everything));
      const answer = await client.person('alice').submits({
        Subject: 'Printer',
        mail: 'a@example.com',
        count: 5,
        link: 'https://example.com',
        Priority: 'High',
        who: '@tom',
        watchers: ['@tom', '@mei'],
        where: '#help',
        tags: ['Red', 'b'],
        via: 'Phone',
        due: '2026-03-04',
        at: '09:30',
        moment: '2026-03-04T09:30:00Z',
      });
      expect(answer).toEqual({ ok: true });
      expect(peer.last()).toMatchObject({ type: 'view_submission', response_urls: [], view: { callback_id: 'form' } });
      expect(obj(obj(obj(peer.last(), 'view'), 'state'), 'values')).toEqual({
        subject: { v: { type: 'plain_text_input', value: 'Printer' } },
        mail: { v: { type: 'email_text_input', value: 'a@example.com' } },
        count: { v: { type: 'number_input', value: '5' } },
        link: { v: { type: 'url_text_input', value: 'https://example.com' } },
        priority: { v: { type: 'static_select', selected_option: option('High', 'high') } },
        who: { v: { type: 'users_select', selected_user: user('tom') } },
        watchers: { v: { type: 'multi_users_select', selected_users: [user('tom'), user('mei')] } },
        where: { v: { type: 'conversations_select', selected_conversation: channel('help') } },
        tags: { v: { type: 'checkboxes', selected_options: [option('Red', 'r'), option('Blue', 'b')] } },
        via: { v: { type: 'radio_buttons', selected_option: option('Phone', 'phone') } },
        due: { v: { type: 'datepicker', selected_date: '2026-03-04' } },
        at: { v: { type: 'timepicker', selected_time: '09:30' } },
        moment: { v: { type: 'datetimepicker', selected_date_time: 1772616600 } },
      });
    });

    it.each<[string, Record<string, string | number | string[] | null>, string]>([
      ['a missing value', { subject: null }, 'subject'],
      ['a short text', { subject: 'ab' }, 'subject'],
      ['a long text', { subject: 'x'.repeat(11) }, 'subject'],
      ['a bad address', { subject: 'fine', mail: 'nope' }, 'mail'],
      ['a bad number', { subject: 'fine', count: 'many' }, 'count'],
      ['a number out of range', { subject: 'fine', count: 10 }, 'count'],
      ['a bad link', { subject: 'fine', link: 'nope' }, 'link'],
      ['too many people', { subject: 'fine', watchers: ['@tom', '@mei', '@lin'] }, 'watchers'],
    ])('Slack itself refuses %s', async (_what, values, block) => {
      const { client, peer } = stand;
      await open(modal(everything));
      const before = peer.received.length;
      expect(await client.person('alice').submits(values)).toEqual({
        ok: false,
        errors: { [block]: expect.any(String) },
      });
      expect(peer.received).toHaveLength(before);
    });

    it('obey the answer: errors, update, push, clear', async () => {
      const { client, peer } = stand;
      const alice = client.person('alice');
      const { id } = await open(modal([input('a', 'A', { type: 'plain_text_input' })]));
      peer.reply = () => ({ body: { response_action: 'errors', errors: { a: 'no' } } });
      expect(await alice.submits({ A: 'x' })).toEqual({ ok: false, errors: { a: 'no' } });
      peer.reply = () => ({
        body: { response_action: 'update', view: modal([{ type: 'divider' }], { title: text('Two') }) },
      });
      expect(await alice.submits()).toEqual({ ok: true });
      expect(await alice.seesModal()).toMatchObject({ id, title: { text: 'Two' } });
      peer.reply = () => ({
        body: { response_action: 'push', view: modal([{ type: 'divider' }], { title: text('Three') }) },
      });
      await alice.submits();
      expect(await alice.seesModal()).toMatchObject({ previous_view_id: id, title: { text: 'Three' } });
      peer.reply = () => ({ body: { response_action: 'clear' } });
      await alice.submits();
      expect(await alice.seesModal()).toBeNull();
    });

    it('say when the app reports an error for a block that is none', async () => {
      const { client, peer } = stand;
      await open(modal([input('a', 'A', { type: 'plain_text_input' })]));
      peer.reply = () => ({ body: { response_action: 'errors', errors: { b: 'no' } } });
      await expect(client.person('alice').submits({ A: 'x' })).rejects.toMatchObject({ code: 'invalid_errors' });
    });

    it('keep what was typed when the view is updated', async () => {
      const { client, web } = stand;
      const blocks = [input('a', 'A', { type: 'plain_text_input' })];
      const { id } = await open(modal(blocks));
      await client.person('alice').chooses('A', 'typed');
      const { view } = await web.views.update({ view_id: id, view: modal(blocks) });
      expect(view?.state).toMatchObject({ values: { a: { v: { value: 'typed' } } } });
    });
  });

  describe('actions', () => {
    const actions = [
      {
        type: 'actions' as const,
        block_id: 'row',
        elements: [
          { type: 'button' as const, action_id: 'take', text: text('Take it'), value: '12', style: 'primary' as const },
          {
            type: 'button' as const,
            action_id: 'drop',
            text: text('Drop'),
            confirm: { title: text('Sure?'), text: text('Really?'), confirm: text('Yes'), deny: text('No') },
          },
          {
            type: 'overflow' as const,
            action_id: 'more',
            options: [option('Assign', 'assign'), option('Edit', 'edit')],
          },
          { type: 'users_select' as const, action_id: 'assignee', placeholder: text('Whom?') },
          { type: 'external_select' as const, action_id: 'article', placeholder: text('Article'), min_query_length: 1 },
        ],
      },
    ];
    const post = async () => {
      const { ts } = await stand.web.chat.postMessage({
        channel: stand.channel('support-queue'),
        text: 'card',
        blocks: actions,
      });
      return { channel: stand.channel('support-queue'), ts: ts ?? '' };
    };

    it('of a message bring message, channel, container and response_url', async () => {
      const { client, peer, user, sandbox } = stand;
      const card = await post();
      await client.person('ava').presses('Take it', card);
      expect(peer.last()).toMatchObject({
        type: 'block_actions',
        user: { id: user('ava'), username: 'ava', team_id: sandbox.teamId },
        team: { id: sandbox.teamId, domain: 'bellhop-sandbox' },
        api_app_id: sandbox.appId,
        container: { type: 'message', message_ts: card.ts, channel_id: card.channel, is_ephemeral: false },
        channel: { id: card.channel, name: 'privategroup' },
        message: { text: 'card', ts: card.ts, bot_id: sandbox.botId },
        response_url: expect.any(String),
        trigger_id: expect.any(String),
        actions: [
          {
            type: 'button',
            action_id: 'take',
            block_id: 'row',
            value: '12',
            style: 'primary',
            action_ts: expect.any(String),
          },
        ],
      });
    });

    it('ask for confirmation', async () => {
      const { client, peer } = stand;
      const card = await post();
      await stand.sandbox.idle();
      const before = peer.received.length;
      expect(await client.person('ava').presses('Drop', card, { confirm: false })).toEqual({ pressed: false });
      expect(peer.received).toHaveLength(before);
      await client.person('ava').presses('drop', card);
      expect(arr(peer.last(), 'actions')).toMatchObject([{ action_id: 'drop' }]);
    });

    it('of overflow, select and external select', async () => {
      const { client, peer, user } = stand;
      const ava = client.person('ava');
      const card = await post();
      await ava.presses('Edit', card);
      expect(arr(peer.last(), 'actions')).toMatchObject([{ type: 'overflow', selected_option: { value: 'edit' } }]);
      await ava.chooses('assignee', '@ben', card);
      expect(arr(peer.last(), 'actions')).toMatchObject([{ type: 'users_select', selected_user: user('ben') }]);
      expect(obj(peer.last(), 'state')).toMatchObject({
        values: { row: { assignee: { selected_user: user('ben') } } },
      });
      peer.reply = ({ payload }) =>
        payload['type'] === 'block_suggestion' ? { body: { options: [option('Paper jam', 'kb-1')] } } : undefined;
      expect(await ava.suggestions('article', 'pap', card)).toEqual([option('Paper jam', 'kb-1')]);
      expect(peer.last()).toMatchObject({ type: 'block_suggestion', action_id: 'article', value: 'pap' });
      await ava.chooses('article', 'Paper jam', card);
      expect(arr(peer.last(), 'actions')).toMatchObject([
        { type: 'external_select', selected_option: { value: 'kb-1' } },
      ]);
    });

    it('of a view bring the view with its state', async () => {
      const { client, peer } = stand;
      const { id } = await open(modal([...actions, input('a', 'A', { type: 'plain_text_input', initial_value: 'x' })]));
      await client.person('alice').presses('Take it');
      expect(peer.last()).toMatchObject({
        container: { type: 'view', view_id: id },
        view: { id, state: { values: { a: { v: { value: 'x' } } } } },
      });
      expect(peer.last()).not.toHaveProperty('response_url');
      await client.person('alice').closes();
    });

    it('a wrong step says what could have been done', async () => {
      const { client } = stand;
      const card = await post();
      await expect(client.person('ava').presses('Resolve', card)).rejects.toThrow(
        'no_such_element: there is no "Resolve" to press; there are: "Take it" (take), "Drop" (drop), ⋯ "Assign" "Edit" (more), users_select "Whom?" (assignee), external_select "Article" (article)',
      );
      await expect(client.person('alice').presses('Take it', card)).rejects.toMatchObject({
        code: 'channel_not_found',
      });
      await expect(client.person('ava').uses('Nope')).rejects.toThrow(/there are: "New ticket"/);
      await expect(client.person('nobody').says('#help', 'x')).rejects.toThrow(
        /nobody is called "nobody"; there are: @/,
      );
    });

    it('the same label twice has to be told apart', async () => {
      const { client, web, channel, peer } = stand;
      const row = (id: string) => ({
        type: 'actions' as const,
        block_id: id,
        elements: [{ type: 'button' as const, action_id: 'open', text: text('Open'), value: id }],
      });
      const { ts } = await web.chat.postMessage({
        channel: channel('help'),
        text: 'x',
        blocks: [row('one'), row('two')],
      });
      const card = { channel: channel('help'), ts: ts ?? '' };
      await expect(client.person('ava').presses('Open', card)).rejects.toMatchObject({ code: 'ambiguous_element' });
      await client.person('ava').presses('Open', card, { value: 'two' });
      expect(arr(peer.last(), 'actions')).toMatchObject([{ value: 'two' }]);
    });
  });

  describe('response_url', () => {
    const respond = (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

    it('works five times, within half an hour', async () => {
      const { client, peer, wall } = stand;
      await client.person('alice').types('/ticket', { in: '#help' });
      const url = peer.field('response_url');
      for (let i = 0; i < 5; i++) expect((await respond(url, { text: `n${i}` })).status).toBe(200);
      const sixth = await respond(url, { text: 'n6' });
      expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
      await client.person('alice').types('/ticket', { in: '#help' });
      wall.pass(30 * 60_000 + 1);
      expect(await (await respond(peer.field('response_url'), { text: 'late' })).json()).toMatchObject({
        error: 'expired_url',
      });
    });

    it('replaces and deletes what it came from, also an ephemeral', async () => {
      const { client, peer, web, user, channel } = stand;
      const blocks = [
        { type: 'actions' as const, elements: [{ type: 'button' as const, action_id: 'go', text: text('Go') }] },
      ];
      await web.chat.postEphemeral({ channel: channel('help'), user: user('shu'), text: 'offer', blocks });
      const shu = client.person('shu');
      const own = async () => (await shu.sees('#help')).filter((one) => one.ephemeral);
      await shu.presses('Go', (await own())[0]);
      const url = peer.field('response_url');
      await respond(url, { replace_original: true, text: 'thanks' });
      expect((await own()).map((one) => one.text)).toEqual(['thanks']);
      await respond(url, { delete_original: true });
      expect(await own()).toEqual([]);
      expect((await respond(url, { replace_original: true, text: 'x' })).status).toBe(400);
      expect((await respond(url, { text: '' })).status).toBe(400);
    });
  });
});
