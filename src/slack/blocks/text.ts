import type {
  ActionsBlockElement,
  Button,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { clip, head } from '../../base/clip.js';
import { escapeText } from '../../desk/messages/subject-of.js';
import { limits } from './limits.js';

/** Plain text, cut to Slack's limit. */
export function plain(text: string, max: number = limits.plainText): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: true };
}

/** @param text mrkdwn, its user texts escaped already */
export function mrkdwn(text: string, max: number = limits.sectionText): MrkdwnElement {
  return { type: 'mrkdwn', text: clipMrkdwn(text, max), verbatim: true };
}

/** One section of mrkdwn. */
export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

/** Small print: at most ten texts. */
export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, limits.contextElements).map((text) => mrkdwn(text)) };
}

/** A button, its label cut to Slack's limit. */
export function button(
  label: string,
  actionId: string,
  value: string,
  more: Partial<Pick<Button, 'style' | 'confirm' | 'accessibility_label'>> = {},
): Button {
  return { type: 'button', text: plain(label, limits.buttonText), action_id: actionId, value, ...more };
}

/** A row of buttons. */
export function actions(blockId: string, elements: ActionsBlockElement[]): KnownBlock {
  return { type: 'actions', block_id: blockId, elements };
}

/** A text that a person wrote in plain form, made safe for mrkdwn: no control characters, no mention that pings. */
export function safe(plainText: string): string {
  return escapeText(plainText);
}

/** mrkdwn that a person wrote, for repetition elsewhere: mentions of people, groups and everybody ping nobody. */
export function harmless(text: string): string {
  return text
    .replace(/<!(?!date\^)([^<>|]+)(?:\|([^<>]*))?>/gu, (_all, id: string, label?: string) => {
      const name = label ?? id.replace(/^subteam\^/u, '');
      return `@\u2060${name.replace(/^@/u, '')}`;
    })
    .replace(/<@(\w+)\|([^<>]*)>/gu, (_all, _id: string, name: string) => `@\u2060${name}`)
    .replace(/<@(\w+)>/gu, (_all, id: string) => `@\u2060${id}`);
}

/**
 * Text in pieces that each fit a section, cut between lines where it can be, else between words: never through an entity
 * or a link. What is beyond the limit of a message is left out, and said.
 */
export function pieces(text: string, more: string, max: number = limits.copyText): string[] {
  const shown = text.length <= max ? text : `${cutBefore(text, max)}\n${more}`;
  const parts: string[] = [];
  let rest = shown;
  while (rest.length > limits.sectionText) {
    const part = cutBefore(rest, limits.sectionText);
    parts.push(part);
    rest = rest.slice(part.length).replace(/^\n/u, '');
    if (part.startsWith('>') && !rest.startsWith('>')) rest = `>${rest}`;
  }
  return [...parts, rest];
}

/** Cuts mrkdwn to a limit, with an ellipsis: never through an entity, a mention or a link. */
export function clipMrkdwn(text: string, max: number): string {
  return text.length <= max ? text : `${cutBefore(text, max)}…`;
}

function cutBefore(text: string, max: number): string {
  const begin = head(text, max - 1);
  const line = begin.lastIndexOf('\n');
  const end = line > max / 2 ? line : begin.lastIndexOf(' ');
  const cut = begin.slice(0, end > max / 2 ? end : begin.length);
  return cut.replace(/(?:&[a-z]{0,3}|<[^<>]*)$/u, '');
}

/** A quote of somebody's words, line by line. */
export function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}
