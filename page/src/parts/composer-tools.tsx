import { useRef, type ReactNode } from 'react';
import { call } from '../store/call.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { EmojiPicker } from './emoji-picker.js';
import { Icon } from './icon.js';
import { Menu, type MenuItem } from './menu.js';
import { usePane } from './pane-context.js';

interface ToolsProps {
  readonly channel: string;
  readonly inThread: boolean;
  readonly onFiles: (files: FileList | null) => void;
  readonly onInsert: (text: string) => void;
  readonly onCommand: (command: string) => void;
}

/** What stands below the field in which one writes: files, emoji, mentions, shortcuts and commands. */
export function ComposerTools({ channel, inThread, onFiles, onInsert, onCommand }: ToolsProps): ReactNode {
  const t = useT();
  const { me, attempt } = usePane();
  const app = useStore(workspace, ({ boot }) => boot?.app);
  const picker = useRef<HTMLInputElement>(null);
  const menu: MenuItem[] = [
    ...(app?.shortcuts ?? [])
      .filter(({ type }) => type === 'global')
      .map((shortcut): MenuItem => ({
        key: shortcut.callbackId,
        content: shortcut.name,
        note: app?.name,
        run: () => {
          void attempt(() => call('person.uses', { as: me.id, name: shortcut.callbackId, in: channel }));
        },
      })),
    ...(app?.commands ?? []).map((one): MenuItem => ({
      key: one.command,
      content: one.command,
      note: one.description,
      run: () => {
        onCommand(one.command);
      },
    })),
  ];
  return (
    <>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('composer.attach')}
        onChange={({ target }) => {
          onFiles(target.files);
          target.value = '';
        }}
      />
      <button
        type="button"
        className="tool"
        aria-label={t('composer.attach')}
        title={t('composer.attach')}
        onClick={() => picker.current?.click()}
      >
        <Icon name="clip" />
      </button>
      <EmojiPicker
        label={t('composer.emoji')}
        className="tool"
        onPick={(name) => {
          onInsert(`:${name}: `);
        }}
      >
        <Icon name="smile" />
      </EmojiPicker>
      <button
        type="button"
        className="tool"
        aria-label={t('composer.mention')}
        title={t('composer.mention')}
        onClick={() => {
          onInsert('@');
        }}
      >
        <Icon name="at" />
      </button>
      {!inThread && menu.length > 0 && (
        <Menu label={t('composer.shortcuts')} className="tool" items={menu}>
          <Icon name="bolt" />
        </Menu>
      )}
    </>
  );
}
