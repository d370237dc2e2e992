import { createStore, withEntry } from './store.js';

/** What somebody has written in a place and not sent. */
export interface Draft {
  readonly text: string;
  readonly files: readonly File[];
}

const none: readonly File[] = [];
const FILLED = 'bellhop-fill';

/** Drafts outlive their fields: a send may fail when its writer is elsewhere. Their texts outlive a reload, too. */
export const drafts = createStore<ReadonlyMap<string, Draft>>(new Map());

export function draftKeyOf(as: string, channel: string, thread: string | null): string {
  return `bellhop-draft ${as} ${channel} ${thread ?? ''}`;
}

export function draftText(key: string): string {
  return drafts.get().get(key)?.text ?? sessionStorage.getItem(key) ?? '';
}

export function draftFiles(key: string): readonly File[] {
  return drafts.get().get(key)?.files ?? none;
}

export function changeDraft(key: string, change: Partial<Draft>): void {
  const draft = { text: draftText(key), files: draftFiles(key), ...change };
  sessionStorage.setItem(key, draft.text);
  drafts.set((all) => withEntry(all, key, draft));
}

/** Takes what is to be sent out of a draft: what is written from then on is something else. */
export function takeDraft(key: string): Draft {
  const taken = { text: draftText(key).trim(), files: draftFiles(key) };
  changeDraft(key, { text: '', files: none });
  return taken;
}

/** Puts back what could not be sent, before what was written since. @returns how many characters that moved on */
export function putBack(key: string, { text, files }: Draft): number {
  const since = draftText(key);
  const before = text !== '' && since !== '' ? `${text}\n` : text;
  changeDraft(key, { text: before + since, files: [...files, ...draftFiles(key)] });
  return before.length;
}

/** Writes for a person what they may send or change, and shows them the field where it stands. */
export function fillDraft(as: string, channel: string, text: string): void {
  const key = draftKeyOf(as, channel, null);
  changeDraft(key, { text });
  window.dispatchEvent(new CustomEvent(FILLED, { detail: key }));
}

/** Calls back when a draft was filled in for its writer. */
export function onFilled(key: string, listener: () => void): () => void {
  const hear = ({ detail }: CustomEvent<string>): void => {
    if (detail === key) listener();
  };
  window.addEventListener(FILLED, hear as EventListener);
  return () => {
    window.removeEventListener(FILLED, hear as EventListener);
  };
}
