import type { ReactNode } from 'react';
import { str, type JsonObject } from '../../../src/sandbox/json.js';
import { PlainText } from './emoji-view.js';
import { Mrkdwn } from './mrkdwn.js';

/** A text object: plain, or in Slack's notation. */
export function TextObject({ text, inline = false }: { text: JsonObject | undefined; inline?: boolean }): ReactNode {
  const content = str(text, 'text') ?? '';
  return text?.['type'] === 'mrkdwn' ? <Mrkdwn text={content} inline={inline} /> : <PlainText text={content} />;
}

/** The words of a text object. */
export function plainOf(text: JsonObject | undefined): string {
  return str(text, 'text') ?? '';
}
