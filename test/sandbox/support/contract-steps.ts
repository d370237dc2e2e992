import type { WebClient } from '@slack/web-api';

/** The workspace's things that the steps of the contract need. */
export interface Fixture {
  web: WebClient;
  channel: string;
  /** A public channel the bot is not in yet. */
  other: string;
  user: string;
  email: string;
  bot: string;
  trigger: () => Promise<string>;
}

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const blocks = [{ type: 'section', block_id: 'b1', text: { type: 'mrkdwn', text: '*hi*' } }];
const modal = { type: 'modal' as const, callback_id: 'form', title: text('Form'), blocks };
const NOWHERE = 'C0NOTHING00';

/** Does the same calls in any workspace. @returns the answers (or Slack's word for a refusal) by step */
export async function runContract(fixture: Fixture): Promise<Record<string, unknown>> {
  const { web, channel, user } = fixture;
  const answers: Record<string, unknown> = {};
  const step = async <T>(name: string, call: Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await call;
      answers[name] = answer;
      return answer;
    } catch (error) {
      const { data } = error as { data?: { ok: boolean; error: string } };
      if (!data) throw error;
      answers[name] = { refused: data.error };
      return undefined;
    }
  };
  await step('auth.test', web.auth.test());
  await step('conversations.join', web.conversations.join({ channel: fixture.other }));
  const post = await step('chat.postMessage', web.chat.postMessage({ channel, text: 'card', blocks }));
  const ts = post?.ts ?? '';
  await step('chat.postMessage in thread', web.chat.postMessage({ channel, text: 'reply', thread_ts: ts }));
  await step('chat.postMessage without text', web.chat.postMessage({ channel, text: '' }));
  await step('chat.postMessage to nowhere', web.chat.postMessage({ channel: NOWHERE, text: 'x' }));
  await step('chat.postEphemeral', web.chat.postEphemeral({ channel, user, text: 'psst' }));
  await step('chat.postEphemeral to nobody', web.chat.postEphemeral({ channel, user: 'U0NOBODY000', text: 'psst' }));
  await step('chat.update', web.chat.update({ channel, ts, text: 'card 2', blocks }));
  await step('chat.update of nothing', web.chat.update({ channel, ts: '1.000000', text: 'x' }));
  await step('chat.getPermalink', web.chat.getPermalink({ channel, message_ts: ts }));
  await step('reactions.add', web.reactions.add({ channel, timestamp: ts, name: 'eyes' }));
  await step('reactions.add twice', web.reactions.add({ channel, timestamp: ts, name: 'eyes' }));
  await step('reactions.get', web.reactions.get({ channel, timestamp: ts }));
  await step('reactions.remove', web.reactions.remove({ channel, timestamp: ts, name: 'eyes' }));
  await step('reactions.remove twice', web.reactions.remove({ channel, timestamp: ts, name: 'eyes' }));
  await step('conversations.history', web.conversations.history({ channel }));
  await step('conversations.replies', web.conversations.replies({ channel, ts }));
  await step('conversations.info', web.conversations.info({ channel, include_num_members: true }));
  await step('conversations.info of nothing', web.conversations.info({ channel: NOWHERE }));
  await step('conversations.list', web.conversations.list({ types: 'public_channel', limit: 1 }));
  await step('conversations.members', web.conversations.members({ channel }));
  await step('conversations.open', web.conversations.open({ users: user }));
  await step('users.info', web.users.info({ user }));
  await step('users.info of nobody', web.users.info({ user: 'U0NOBODY000' }));
  await step('users.list', web.users.list({ limit: 3 }));
  await step('users.lookupByEmail', web.users.lookupByEmail({ email: fixture.email }));
  await step('users.lookupByEmail of nobody', web.users.lookupByEmail({ email: 'no@example.org' }));
  await step('team.info', web.team.info());
  await step('bots.info', web.bots.info({ bot: fixture.bot }));
  await step('views.publish', web.views.publish({ user_id: user, view: { type: 'home', blocks } }));
  await step(
    'views.publish with an old hash',
    web.views.publish({ user_id: user, hash: 'old', view: { type: 'home', blocks } }),
  );
  const trigger = await fixture.trigger();
  const opened = await step('views.open', web.views.open({ trigger_id: trigger, view: modal }));
  await step('views.open again', web.views.open({ trigger_id: trigger, view: modal }));
  await step('views.update', web.views.update({ view_id: opened?.view?.id ?? '', view: modal }));
  await step(
    'views.update with an old hash',
    web.views.update({ view_id: opened?.view?.id ?? '', hash: 'old', view: modal }),
  );
  await step('views.update of nothing', web.views.update({ view_id: 'V0NOTHING00', view: modal }));
  const upload = await step(
    'files.getUploadURLExternal',
    web.files.getUploadURLExternal({ filename: 'a.txt', length: 5 }),
  );
  const sent = await fetch(upload?.upload_url ?? '', { method: 'POST', body: 'a log' });
  answers['upload'] = { status: sent.status };
  const files: [{ id: string; title: string }] = [{ id: upload?.file_id ?? '', title: 'A log' }];
  await step('files.completeUploadExternal', web.files.completeUploadExternal({ files, channel_id: channel }));
  await step('files.info', web.files.info({ file: upload?.file_id ?? '' }));
  await step('chat.delete', web.chat.delete({ channel, ts: ts }));
  await step('chat.delete of nothing', web.chat.delete({ channel, ts: '1.000000' }));
  await manage(step, fixture);
  return answers;
}

type Step = <T>(name: string, call: Promise<T>) => Promise<T | undefined>;

/** What an app may do to channels. */
async function manage(step: Step, { web, user }: Fixture): Promise<void> {
  const { conversations } = web;
  const made = await step('conversations.create', conversations.create({ name: 'New Desk' }));
  const channel = made?.channel?.id ?? '';
  await step('conversations.create again', conversations.create({ name: 'new-desk' }));
  await step('conversations.create with signs', conversations.create({ name: 'a.b' }));
  await step('conversations.create private', conversations.create({ name: 'hidden', is_private: true }));
  await step('conversations.rename', conversations.rename({ channel, name: 'desk' }));
  await step('conversations.rename to a taken name', conversations.rename({ channel, name: 'help' }));
  await step('conversations.invite', conversations.invite({ channel, users: user }));
  await step('conversations.invite again', conversations.invite({ channel, users: user }));
  await step('conversations.invite nobody', conversations.invite({ channel, users: 'U0NOBODY000' }));
  await step('conversations.kick', conversations.kick({ channel, user }));
  await step('conversations.kick nobody', conversations.kick({ channel, user: 'U0NOBODY000' }));
  await step('conversations.archive', conversations.archive({ channel }));
  await step('conversations.archive again', conversations.archive({ channel }));
  await step('conversations.invite where archived', conversations.invite({ channel, users: user }));
  await step('conversations.unarchive', conversations.unarchive({ channel }));
  await step('conversations.unarchive again', conversations.unarchive({ channel }));
  await step('conversations.invite to what is open again', conversations.invite({ channel, users: user }));
  await step('conversations.leave', conversations.leave({ channel }));
  await step('conversations.archive from outside', conversations.archive({ channel }));
}
