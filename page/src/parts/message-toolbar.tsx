import { useState, type ReactNode } from 'react';
import type { PageMessage } from '../../../src/sandbox/page/wire.js';
import { Dialog } from '../blocks/confirm-dialog.js';
import { emojiByName } from '../blocks/emoji.js';
import { call } from '../store/call.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { EmojiPicker } from './emoji-picker.js';
import { Icon } from './icon.js';
import { Menu, type MenuItem } from './menu.js';
import { usePane } from './pane-context.js';

/** One click away: what the desk understands. */
const quick = ['ticket', 'eyes', 'white_check_mark'];

interface ToolbarProps {
  readonly message: PageMessage;
  readonly inThread: boolean;
  /** A menu of it is open: it must stay. */
  readonly onPin: (pinned: boolean) => void;
  readonly onEdit: () => void;
}

/** What hovers over a message: reactions, reply, and the menu with the app's shortcuts. */
export function MessageToolbar({ message, inThread, onPin, onEdit }: ToolbarProps): ReactNode {
  const t = useT();
  const { me, attempt, openThread } = usePane();
  const [asking, setAsking] = useState(false);
  const items = useItems(message, onEdit, () => {
    setAsking(true);
    onPin(true);
  });
  const { channel, ts } = message;
  const react = (emoji: string): void => {
    const mine = message.reactions?.some(({ name, users }) => name === emoji && users.includes(me.id)) === true;
    void attempt(() => call('person.reacts', { as: me.id, channel, ts, emoji, remove: mine }));
  };
  return (
    <div className="toolbar" role="toolbar" aria-label={t('message.actions')}>
      {quick.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={t('message.react_with', { emoji: name.replaceAll('_', ' ') })}
          title={`:${name}:`}
          onClick={() => {
            react(name);
          }}
        >
          {emojiByName.get(name)}
        </button>
      ))}
      <EmojiPicker label={t('message.react')} className="" onPick={react} onOpen={onPin}>
        <Icon name="smile" />
      </EmojiPicker>
      {!inThread && (
        <button
          type="button"
          aria-label={t('message.reply')}
          title={t('message.reply')}
          onClick={() => {
            openThread(channel, ts);
          }}
        >
          <Icon name="reply" />
        </button>
      )}
      <Menu label={t('message.more')} className="" items={items} onOpen={onPin}>
        <Icon name="more" />
      </Menu>
      {asking && (
        <Dialog
          title={t('message.delete')}
          yes={t('message.delete')}
          no={t('message.cancel')}
          danger
          onAnswer={(yes) => {
            setAsking(false);
            onPin(false);
            if (yes) void attempt(() => call('person.deletes', { as: me.id, channel, ts }));
          }}
        >
          {t('message.delete_sure')}
        </Dialog>
      )}
    </div>
  );
}

function useItems(message: PageMessage, onEdit: () => void, onDelete: () => void): MenuItem[] {
  const t = useT();
  const { me, attempt, say, fail } = usePane();
  const app = useStore(workspace, ({ boot }) => boot?.app);
  const { channel, ts, permalink } = message;
  const shortcuts = (app?.shortcuts ?? [])
    .filter(({ type }) => type === 'message')
    .map((shortcut): MenuItem => ({
      key: shortcut.callbackId,
      content: shortcut.name,
      note: app?.name,
      run: () => {
        void attempt(() => call('person.uses', { as: me.id, channel, ts, name: shortcut.callbackId }));
      },
    }));
  const copy: MenuItem = {
    key: 'copy',
    content: t('message.copy_link'),
    run: () => {
      navigator.clipboard.writeText(permalink).then(() => {
        say(t('message.link_copied'));
      }, fail);
    },
  };
  const own: MenuItem[] =
    message.user === me.id
      ? [
          { key: 'edit', content: t('message.edit'), run: onEdit },
          { key: 'delete', content: t('message.delete'), danger: true, run: onDelete },
        ]
      : [];
  return [...shortcuts, copy, ...own];
}
