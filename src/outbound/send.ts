import type { WebClient } from '@slack/web-api';
import { slackErrorCode } from '../slack/optional.js';
import { shareUpload, uploadAgain, type FileAccess } from './reshare-file.js';
import type { Delivery, SentAt } from './render-context.js';
import type { TracedPosts } from './traced-post.js';

/** What came of a call to Slack. */
export type Outcome =
  | ({ readonly kind: 'sent' } & SentAt)
  /** Slack asks to wait; the method and workspace rest until then. */
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** It may work later (a network or server error, an unknown code). `inDoubt`: Slack may have done it all the same. */
  | { readonly kind: 'failed'; readonly code: string; readonly inDoubt: boolean }
  /** It will never work as it is: a person must look at it. */
  | { readonly kind: 'dead'; readonly code: string };

/** Slack's answers that no repetition mends (reference/reliability.md). */
const terminal =
  /^(channel_not_found|not_in_channel|is_archived|restricted_action.*|msg_too_long|account_inactive|token_revoked|invalid_auth|missing_scope|invalid_blocks.*|user_not_found|cannot_dm_bot|message_not_found|cant_update_message|edit_window_closed|no_text|user_disabled|not_enabled|invalid_.*|.*_too_long|.*_too_many.*)$/u;

/** Slack's answers to `files.delete` that no repetition mends. */
const refusesRemoval =
  /^(cant_delete_file|delete_not_allowed|file_deleting_disabled|missing_scope|no_permission|.*_not_allowed_.*)$/u;

/** Slack's own failures, after which the call may have taken effect (reference/reliability.md). */
const partly = /^(fatal_error|internal_error|request_timeout|service_unavailable)$/u;

type Call<Method extends Delivery['call']['method']> = Extract<Delivery['call'], { method: Method }>;

export interface SendParts {
  readonly client: WebClient;
  readonly files: FileAccess;
  readonly posts: TracedPosts;
  /** Notes the id of a copy before it is shown. @returns false where its message has lost the file by now */
  readonly copyBegins: (call: Call<'upload'>, copyId: string) => Promise<boolean>;
}

/** So many uploads of a file are begun; where none of them can be shown, the file is named instead. */
const mostUploads = 3;

/** Makes the call; the row's id travels with a post. */
export async function send(parts: SendParts, delivery: Delivery, outboxId: string): Promise<Outcome> {
  const { client } = parts;
  const { call } = delivery;
  try {
    if (call.method === 'publish') {
      await client.views.publish({ user_id: call.userId, view: call.view });
      return { kind: 'sent', channel: call.userId, ts: '' };
    }
    if (call.method === 'update') {
      const { channel, ts, text, blocks } = call;
      await client.chat.update({ channel, ts, text, blocks });
      return { kind: 'sent', channel, ts };
    }
    if (call.method === 'upload') return await upload(parts, call, outboxId);
    if (call.method === 'remove') return await remove(parts, call, outboxId);
    const { channel, threadTs, text, blocks } = call;
    const place = threadTs === undefined ? { channel } : { channel, thread_ts: threadTs };
    const message = { ...place, text, blocks, unfurl_links: false, unfurl_media: false };
    const answer = await parts.posts.post(message, outboxId);
    return { kind: 'sent', channel: answer.channel ?? channel, ts: answer.ts ?? '' };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** What is said in the thread where a file cannot be shared or taken back. */
function inWords({ channel, threadTs, otherwise }: Call<'upload' | 'remove'>) {
  return { channel, thread_ts: threadTs, text: otherwise, unfurl_links: false };
}

/**
 * Shares a file once more; one that cannot be is named instead. Its new id is noted before anybody sees it, so that a copy
 * whose sharing ended without an answer is known again (a name tells little: every pasted picture is `image.png`).
 */
async function upload(
  { client, files, posts, copyBegins }: SendParts,
  call: Call<'upload'>,
  outboxId: string,
): Promise<Outcome> {
  const { channel, copies } = call;
  const nameInstead = async (): Promise<Outcome> => {
    const { ts = '' } = await posts.post(inWords(call), outboxId);
    return { kind: 'sent', channel, ts };
  };
  if (copies.length >= mostUploads) return nameInstead();
  let copyId: string;
  try {
    copyId = await uploadAgain(client, files, call);
  } catch (error) {
    const outcome = outcomeOf(error);
    return outcome.kind === 'limited' ? outcome : nameInstead();
  }
  if (!(await copyBegins(call, copyId))) return { kind: 'sent', channel, ts: '' };
  try {
    await shareUpload(client, copyId, call);
  } catch (error) {
    const outcome = outcomeOf(error);
    const isOpen = outcome.kind === 'limited' || (outcome.kind === 'failed' && outcome.inDoubt);
    return isOpen ? outcome : nameInstead();
  }
  return { kind: 'sent', channel, ts: '', fileId: copyId };
}

/** Takes a shared file back. One that is gone already is what was wanted; what Slack refuses for good is said. */
async function remove({ client, posts }: SendParts, call: Call<'remove'>, outboxId: string): Promise<Outcome> {
  const { channel, fileId } = call;
  try {
    await client.files.delete({ file: fileId });
  } catch (error) {
    const code = slackErrorCode(error);
    if (code !== 'file_not_found' && code !== 'file_deleted') {
      if (!refusesRemoval.test(code)) return outcomeOf(error);
      await posts.post(inWords(call), outboxId);
    }
  }
  return { kind: 'sent', channel, ts: '' };
}

/** What an error of the Web API's client means for the call. */
export function outcomeOf(error: unknown): Outcome {
  const { retryAfter, data } = error as { retryAfter?: number; data?: { error?: string } };
  if (typeof retryAfter === 'number') return { kind: 'limited', retryAfterMs: retryAfter * 1000 };
  const slackCode = slackErrorCode(error);
  if (slackCode === 'ratelimited') return { kind: 'limited', retryAfterMs: 1000 };
  if (terminal.test(slackCode)) return { kind: 'dead', code: slackCode };
  // without an answer of Slack's own nobody knows what became of the call
  return { kind: 'failed', code: slackCode, inDoubt: data?.error === undefined || partly.test(slackCode) };
}
