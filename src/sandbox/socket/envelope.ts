import { randomUUID } from 'node:crypto';
import type { Parcel } from '../delivery/poster.js';
import type { JsonObject } from '../json.js';
import { isObject, parseJson, str } from '../json.js';

/** What travels over a socket in place of a request. */
export interface Envelope extends JsonObject {
  envelope_id: string;
  type: 'events_api' | 'slash_commands' | 'interactive';
  accepts_response_payload: boolean;
  payload: JsonObject;
}

/** Interactions whose answer Slack reads. */
const ANSWERED = new Set(['view_submission', 'block_suggestion']);

/** Puts into an envelope what would be the body of a request. */
export function envelopeOf(parcel: Parcel): Envelope {
  const envelope_id = randomUUID();
  if (parcel.type === 'json') {
    return {
      envelope_id,
      type: 'events_api',
      accepts_response_payload: false,
      payload: objectIn(parcel.body),
      retry_attempt: parcel.retryNum ?? 0,
      retry_reason: retryReason(parcel.headers?.['x-slack-retry-reason']),
    };
  }
  const form = new URLSearchParams(parcel.body);
  const interaction = form.get('payload');
  if (interaction === null) {
    return {
      envelope_id,
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: Object.fromEntries(form),
    };
  }
  const payload = objectIn(interaction);
  const accepts = ANSWERED.has(str(payload, 'type') ?? '');
  return { envelope_id, type: 'interactive', accepts_response_payload: accepts, payload };
}

/** Over a socket nothing is HTTP: what was no answer in time is `timeout`. */
function retryReason(reason: string | undefined): string {
  return reason === 'http_timeout' ? 'timeout' : (reason ?? '');
}

function objectIn(json: string): JsonObject {
  const parsed = parseJson(json);
  return isObject(parsed) ? parsed : {};
}

/** The answer in an acknowledgement, as the body of a request's would be; '' for a bare one. */
export function answerIn(ack: JsonObject, envelope: Envelope): string {
  const { payload } = ack;
  if (!envelope.accepts_response_payload || !isObject(payload) || Object.keys(payload).length === 0) return '';
  return JSON.stringify(payload);
}
