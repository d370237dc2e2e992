import type { WebClient } from '@slack/web-api';
import { slackErrorCode } from '../slack/optional.js';
import { reshareFile, type FileAccess } from './reshare-file.js';
import type { Delivery, SentAt } from './render-context.js';

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

/** Makes the call. The row's id travels as metadata, so that an ambiguous send can be found again. */
export async function send(
  client: WebClient,
  access: FileAccess,
  delivery: Delivery,
  outboxId: string,
): Promise<Outcome> {
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
    if (call.method === 'upload') return await upload(client, access, call);
    if (call.method === 'remove') return await remove(client, call);
    const { channel, threadTs, text, blocks } = call;
    const answer = await client.chat.postMessage({
      channel,
      text,
      blocks,
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: 'bellhop_post', event_payload: { outboxId } },
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    });
    return { kind: 'sent', channel: answer.channel ?? channel, ts: answer.ts ?? '' };
  } catch (error) {
    return outcomeOf(error);
  }
}

/** A file that cannot be shared again is named instead; only a rate limit is waited for. */
async function upload(
  client: WebClient,
  access: FileAccess,
  call: Extract<Delivery['call'], { method: 'upload' }>,
): Promise<Outcome> {
  const { channel, threadTs, fileId, name, otherwise } = call;
  try {
    const copyId = await reshareFile(client, access, { id: fileId, name, channel, threadTs });
    return { kind: 'sent', channel, ts: '', ...(copyId === undefined ? {} : { fileId: copyId }) };
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome.kind === 'limited') return outcome;
    await client.chat.postMessage({ channel, thread_ts: threadTs, text: otherwise, unfurl_links: false });
    return { kind: 'sent', channel, ts: '' };
  }
}

/** Takes a shared file back. One that is gone already is what was wanted; what Slack refuses for good is said. */
async function remove(client: WebClient, call: Extract<Delivery['call'], { method: 'remove' }>): Promise<Outcome> {
  const { channel, threadTs, fileId, otherwise } = call;
  try {
    await client.files.delete({ file: fileId });
  } catch (error) {
    const code = slackErrorCode(error);
    if (code !== 'file_not_found' && code !== 'file_deleted') {
      if (!refusesRemoval.test(code)) return outcomeOf(error);
      await client.chat.postMessage({ channel, thread_ts: threadTs, text: otherwise, unfurl_links: false });
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
