import type { Message, MessageFile } from './message.js';

/** What Slack told of a message after it was written: it was edited, or deleted. */
export interface SourceChange {
  readonly channel: string;
  readonly ts: string;
  /** Whose message it is, where that was told. */
  readonly author: string | null;
  /** Which version of the message it is: of two, the later one sorts last. */
  readonly revision: string;
  /** What it says now; null: it was deleted. */
  readonly said: { readonly text: string; readonly files: readonly MessageFile[] } | null;
}

/**
 * The name of a version. Slack's `edited.ts` decides; it may have whole seconds only, so the time of the event that
 * told of it decides between edits of one second.
 */
export function revisionOf(editedTs: string | undefined, eventTs = ''): string {
  return editedTs === undefined && eventTs === '' ? '' : `${editedTs ?? ''} ${eventTs}`;
}

/**
 * The name of a version that a form showed: what the person made of it is not undone by the event of that same edit, which
 * may still be on its way.
 */
export function revisionShown(editedTs: string | undefined): string {
  return editedTs === undefined ? '' : revisionOf(editedTs, '~');
}

/** Whether the second change makes the first one void, in whatever order they came. A deletion is the last word. */
export function supersedes(change: SourceChange, before: SourceChange): boolean {
  if (before.said === null) return false;
  return change.said === null || change.revision > before.revision;
}

/** The message after the change; null where it knows the same or better already. */
export function changed(message: Message, { said, revision }: SourceChange, now: Date): Message | null {
  if (message.deletedAt !== undefined || message.erasedAt !== undefined) return null;
  if (said === null) return { ...message, text: '', files: [], deletedAt: now };
  if (revision <= (message.revision ?? '')) return null;
  const isSame = message.text === said.text && idsOf(message.files) === idsOf(said.files);
  return { ...message, ...said, revision, ...(isSame ? {} : { editedAt: now }) };
}

/** Whether readers of the message see a difference. */
export function differs(before: Message, after: Message): boolean {
  return before.editedAt !== after.editedAt || before.deletedAt !== after.deletedAt;
}

function idsOf(files: readonly MessageFile[]): string {
  return files.map(({ id }) => id).join(' ');
}
