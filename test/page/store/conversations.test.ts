import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  applyMessage,
  conversationKey,
  conversations,
  forgetConversations,
  loadOlder,
  openConversation,
  reloadConversations,
  removeMessage,
  retryConversations,
} from '../../../page/src/store/conversations.js';
import { message, settle, StandIn } from './support/stand-in.js';

const thread = { as: 'U1', channel: 'C1', thread: '1.0' };
const channel = { as: 'U1', channel: 'C1', thread: null };
const shown = (key: typeof thread | typeof channel) => conversations.get().get(conversationKey(key));
const textsOf = (key: typeof thread | typeof channel) => shown(key)?.messages.map(({ text }) => text);
const history = (messages: unknown[], older = false) => ({ messages, older, newer: false, read: null });

let page: StandIn;
beforeEach(() => {
  conversations.set(() => new Map());
  page = new StandIn();
});

describe('while the messages of a conversation are on their way', () => {
  const root = message('1.0', 'root');
  const reply = message('2.0', 'reply', { threadTs: '1.0' });

  it('a message that comes before an answer without it is not lost', async () => {
    void openConversation(thread);
    applyMessage(reply);
    // the control: nothing is shown of it yet, so that nothing but the memory of it can bring it back
    expect(shown(thread)?.messages).toEqual([]);
    await page.asked('thread').answer([root]);
    expect(textsOf(thread)).toEqual(['root', 'reply']);
  });

  it('without it the answer alone is what is shown', async () => {
    void openConversation(thread);
    await page.asked('thread').answer([root]);
    expect(textsOf(thread)).toEqual(['root']);
  });

  it('neither is an edit, nor a deletion', async () => {
    void openConversation(channel);
    applyMessage(message('1.0', 'root, edited'));
    removeMessage('C1', '3.0');
    await page.asked('history').answer(history([root, message('3.0', 'gone')]));
    expect(textsOf(channel)).toEqual(['root, edited']);
  });

  it('a reload keeps what came meanwhile, and shows it at once', async () => {
    void openConversation(thread);
    await page.asked('thread').answer([root]);
    reloadConversations();
    applyMessage(reply);
    expect(textsOf(thread)).toEqual(['root', 'reply']);
    await page.asked('thread').answer([root]);
    expect(textsOf(thread)).toEqual(['root', 'reply']);
  });

  it('of two answers the one that was asked for last is shown, in whatever order they come', async () => {
    void openConversation(thread);
    const first = page.asked('thread');
    reloadConversations();
    await page.asked('thread').answer([root, reply]);
    await first.answer([root]);
    expect(textsOf(thread)).toEqual(['root', 'reply']);
  });

  it('one that is forgotten does not come back', async () => {
    void openConversation(thread);
    forgetConversations('U1');
    await page.asked('thread').answer([root]);
    expect(shown(thread)).toBeUndefined();
  });
});

describe('older messages', () => {
  beforeEach(async () => {
    void openConversation(channel);
    await page.asked('history').answer(history([message('5.0', 'five')], true));
    void loadOlder(channel);
  });

  it('come before the others', async () => {
    await page.asked('history').answer(history([message('4.0', 'four')]));
    expect(textsOf(channel)).toEqual(['four', 'five']);
  });

  it('that are edited or deleted on the way are so when they are there', async () => {
    const asked = page.asked('history');
    applyMessage(message('3.0', 'three, edited'));
    removeMessage('C1', '4.0');
    // the control: they are not shown yet
    expect(textsOf(channel)).toEqual(['five']);
    await asked.answer(history([message('3.0', 'three'), message('4.0', 'four')]));
    expect(textsOf(channel)).toEqual(['three, edited', 'five']);
  });

  it('of another stretch than is shown by now leave no gap', async () => {
    const asked = page.asked('history');
    void openConversation(channel, '1.0');
    await page.asked('history').answer(history([message('1.0', 'one')], false));
    await asked.answer(history([message('4.0', 'four')]));
    expect(textsOf(channel)).toEqual(['one']);
  });
});

describe('while the sandbox is away', () => {
  it('what was shown stays, and is loaded anew when it is back', async () => {
    void openConversation(thread);
    await page.asked('thread').answer([message('1.0', 'root')]);
    reloadConversations();
    await page.asked('thread').breaks();
    expect(shown(thread)).toMatchObject({ failed: null });
    expect(textsOf(thread)).toEqual(['root']);
    retryConversations();
    await page.asked('thread').answer([message('1.0', 'root'), message('2.0', 'reply')]);
    expect(textsOf(thread)).toEqual(['root', 'reply']);
    retryConversations();
    expect(page.open()).toEqual([]);
  });

  it('what was not there says why, and comes when it is back or is opened again', async () => {
    void openConversation(thread);
    await page.asked('thread').breaks();
    expect(shown(thread)?.failed).not.toBeNull();
    void openConversation(thread);
    await settle();
    await page.asked('thread').answer([message('1.0', 'root')]);
    expect(shown(thread)).toMatchObject({ failed: null, loaded: true });
  });
});
