import type {
  ActionsBlockElement,
  Button,
  ContextBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { escapeText } from '../../desk/messages/subject-of.js';
import { limits } from './limits.js';

/** Cuts a text to Slack's limit, with an ellipsis. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

export function plain(text: string, max: number = limits.plainText): PlainTextElement {
  return { type: 'plain_text', text: clip(text, max), emoji: true };
}

/** @param text mrkdwn, its user texts escaped already */
export function mrkdwn(text: string, max: number = limits.sectionText): MrkdwnElement {
  return { type: 'mrkdwn', text: clip(text, max), verbatim: true };
}

export function section(text: string): SectionBlock {
  return { type: 'section', text: mrkdwn(text) };
}

export function context(...texts: string[]): ContextBlock {
  return { type: 'context', elements: texts.slice(0, limits.contextElements).map((text) => mrkdwn(text)) };
}

export function button(
  label: string,
  actionId: string,
  value: string,
  more: Partial<Pick<Button, 'style' | 'confirm' | 'accessibility_label'>> = {},
): Button {
  return { type: 'button', text: plain(label, limits.buttonText), action_id: actionId, value, ...more };
}

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
    .replace(/<!(?:subteam\^\w+\|)?([^<>|^]+)>/gu, (_all, name: string) => `@\u2060${name.replace(/^@/u, '')}`)
    .replace(/<@(\w+)\|([^<>]*)>/gu, (_all, _id: string, name: string) => `@\u2060${name}`)
    .replace(/<@(\w+)>/gu, (_all, id: string) => `@\u2060${id}`);
}

/** A quote of somebody's words, line by line. */
export function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}
