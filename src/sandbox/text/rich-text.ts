import type { JsonObject } from '../json.js';

const TOKEN = /<([^<>]+)>|:([a-z0-9_+-]+):/g;

/** The rich_text block that Slack makes of a typed message. @param text in Slack's own notation */
export function richText(text: string, blockId: string): JsonObject {
  const elements: JsonObject[] = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    push(elements, text.slice(from, match.index));
    elements.push(match[2] === undefined ? special(match[1] ?? '') : { type: 'emoji', name: match[2] });
    from = match.index + match[0].length;
  }
  push(elements, text.slice(from));
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}

function push(elements: JsonObject[], escaped: string): void {
  if (escaped === '') return;
  const text = escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  elements.push({ type: 'text', text });
}

function special(inside: string): JsonObject {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return { type: 'user', user_id: target.slice(1) };
  if (target.startsWith('#')) return { type: 'channel', channel_id: target.slice(1) };
  if (target.startsWith('!subteam^')) return { type: 'usergroup', usergroup_id: target.slice('!subteam^'.length) };
  if (target.startsWith('!')) return { type: 'broadcast', range: target.slice(1) };
  return { type: 'link', url: target, ...(label === undefined ? {} : { text: label }) };
}
