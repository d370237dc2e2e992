import type { ChatPostMessageArguments, ChatPostMessageResponse, WebClient } from '@slack/web-api';
import type { Logger } from '../base/logger.js';
import { slackErrorCode } from '../slack/optional.js';

/**
 * Posts with the row's id as metadata, so that an ambiguous send can be found again. Where Slack refuses the metadata the
 * post goes out without, as do all later ones of this process: an ambiguous send of theirs is then repeated.
 */
export class TracedPosts {
  readonly #client: WebClient;
  readonly #logger: Logger;
  #refused = false;

  constructor(client: WebClient, logger: Logger) {
    this.#client = client;
    this.#logger = logger;
  }

  /** @throws the Web API's errors, but for those about metadata */
  async post(message: ChatPostMessageArguments, outboxId: string): Promise<ChatPostMessageResponse> {
    if (!this.#refused) {
      try {
        const metadata = { event_type: 'bellhop_post', event_payload: { outboxId } };
        return await this.#client.chat.postMessage({ ...message, metadata });
      } catch (error) {
        const code = slackErrorCode(error);
        if (!code.includes('metadata')) throw error;
        this.#leaveOut(code);
      }
    }
    return this.#client.chat.postMessage(message);
  }

  #leaveOut(code: string): void {
    // several may be under way at once
    if (this.#refused) return;
    this.#refused = true;
    this.#logger.warn({ feature: 'metadata', code }, 'A feature that Slack refuses is left out');
  }
}
