import type { KnownBlock } from '@slack/types';
import { translate } from '../i18n/translate.js';
import { queueLanguage, type Delivery, type RenderContext } from './render-context.js';

/** The same post in another channel, with a line that says where it belongs. */
export function divert(delivery: Delivery, to: string, context: RenderContext): Delivery {
  const { call } = delivery;
  if (call.method === 'publish' || call.method === 'remove' || call.channel === to) return delivery;
  const said = translate(queueLanguage(context.settings), 'delivery.diverted', { channel: `<#${call.channel}>` });
  const note: KnownBlock = { type: 'context', elements: [{ type: 'mrkdwn', text: said }] };
  if (call.method === 'upload') {
    const { otherwise: text } = call;
    const blocks: KnownBlock[] = [{ type: 'section', text: { type: 'mrkdwn', text } }, note];
    return { call: { method: 'post', channel: to, text, blocks } };
  }
  const { text, blocks } = call;
  return { ...delivery, call: { method: 'post', channel: to, text, blocks: [...blocks, note] } };
}
