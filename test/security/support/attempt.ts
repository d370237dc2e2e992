import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { View } from '@slack/types';
import { languages } from '../../../src/i18n/language.js';
import { translate } from '../../../src/i18n/translate.js';
import { asForm, signedRequest } from '../../support/slack-requests.js';
import type { TestDesk } from '../../support/desk.js';

/** What came of one try, whatever way Slack carried it. */
export interface Attempt {
  /** `refused`: told no, in the desk's own words for it; `silent`: nothing at all. */
  readonly verdict: 'allowed' | 'refused' | 'silent' | 'failed';
  /** Everything that the person was shown. */
  readonly shown: string;
}

const refusals = languages.flatMap((language) => [
  ...(['no_ticket', 'requester_writes', 'agents_work', 'audit_not_yours'] as const).map((name) =>
    translate(language, `refusal.${name}`, { number: 0 }).replace('T-0', String.raw`T-\d+`),
  ),
  translate(language, 'refusal.ticket_gone'),
  translate(language, 'refusal.not_allowed'),
  translate(language, 'refusal.agents_only'),
  translate(language, 'refusal.not_your_escalation'),
]);
const refusal = new RegExp([...refusals, 'Only a lead can assign', '只有組長可以'].join('|'), 'u');

/** Sends signed requests as anybody, also as who could not in Slack's own clients, and watches all that is told. */
export class Attempts {
  readonly #t: TestDesk;
  readonly #server: Server;
  #shown: unknown[] = [];
  #count = 0;
  #begun = '';
  #changed = false;

  private constructor(t: TestDesk, server: Server) {
    this.#t = t;
    this.#server = server;
  }

  static async open(t: TestDesk): Promise<Attempts> {
    const server = createServer();
    const attempts = new Attempts(t, server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        attempts.#shown.push(JSON.parse(body));
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { client } = t.desk.edge;
    const keep = (args: unknown): Promise<never> => {
      attempts.#shown.push(args);
      return Promise.resolve({ ok: true, channel: { id: 'D0' } } as never);
    };
    Object.assign(client.views, { open: keep, publish: keep });
    Object.assign(client.chat, { postEphemeral: keep, postMessage: keep });
    return attempts;
  }

  close(): void {
    this.#server.close();
  }

  next(prefix: string): string {
    this.#count += 1;
    return `${prefix}${Date.now()}${this.#count}`;
  }

  command(userId: string, name: string, text: string): Promise<Attempt> {
    const form = {
      command: name,
      text,
      team_id: this.#t.desk.teamId,
      user_id: userId,
      channel_id: this.#t.channelId('general'),
      trigger_id: this.next('trigger'),
    };
    return this.#send(new URLSearchParams(form).toString(), 'form');
  }

  interaction(userId: string, payload: object): Promise<Attempt> {
    const team = { id: this.#t.desk.teamId };
    const { port } = this.#server.address() as AddressInfo;
    const base = {
      team,
      user: { id: userId, team_id: team.id },
      trigger_id: this.next('trigger'),
      response_url: `http://127.0.0.1:${port}/`,
    };
    return this.#send(asForm({ ...base, ...payload }), 'form');
  }

  press(userId: string, actionId: string, value: string, type = 'button'): Promise<Attempt> {
    const chosen = type === 'overflow' ? { selected_option: { value } } : { value };
    return this.interaction(userId, { type: 'block_actions', actions: [{ type, action_id: actionId, ...chosen }] });
  }

  submit(userId: string, callbackId: string, metadata: object, values: Record<string, unknown>): Promise<Attempt> {
    const state = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value: { value } }]));
    const view = {
      id: this.next('V'),
      callback_id: callbackId,
      private_metadata: JSON.stringify(metadata),
      blocks: [],
      state: { values: state },
    };
    return this.interaction(userId, { type: 'view_submission', view });
  }

  async event(inner: object): Promise<Attempt> {
    const { teamId } = this.#t.desk;
    const body = { type: 'event_callback', team_id: teamId, event_id: this.next('Ev'), event: inner };
    return this.#send(JSON.stringify({ ...body, authorizations: [{ team_id: teamId }] }), 'json');
  }

  /** What is there of everything, in one question: the same text means that nothing was changed. */
  async #state(): Promise<string> {
    const names = ['messages', 'escalations', 'desk_events', 'outbox'];
    const { collection } = this.#t.desk.models.tickets;
    const givenUp = { $unionWith: { coll: 'inbox', pipeline: [{ $match: { state: 'dead' } }] } };
    const all = [...names.map((coll) => ({ $unionWith: { coll } })), givenUp];
    return JSON.stringify(await collection.aggregate(all).toArray());
  }

  /** Whether the last try changed something. */
  get hasChanged(): boolean {
    return this.#changed;
  }

  /** What is there now is where every try begins. */
  async begin(): Promise<void> {
    this.#begun = await this.#state();
    this.#changed = false;
  }

  async #send(body: string, type: 'form' | 'json'): Promise<Attempt> {
    this.#shown = [];
    const secret = this.#t.sandbox.signingSecret;
    const answer = await signedRequest(this.#t.desk.requestUrl ?? '', { body, type, secret });
    await this.#t.desk.idle();
    if (answer.text !== '') this.#shown.push(answer.text.startsWith('{') ? JSON.parse(answer.text) : answer.text);
    const shown = JSON.stringify(this.#shown);
    const changed = (await this.#state()) !== this.#begun;
    this.#changed ||= changed;
    const opened = this.#shown.some((each) => (each as { view?: View }).view?.callback_id !== undefined);
    if (answer.status !== 200 || shown.includes(translate('en', 'refusal.failed'))) return { verdict: 'failed', shown };
    if (changed || opened) return { verdict: refusal.test(shown) ? 'failed' : 'allowed', shown };
    if (refusal.test(shown)) return { verdict: 'refused', shown };
    return { verdict: this.#shown.length === 0 ? 'silent' : 'allowed', shown };
  }
}
