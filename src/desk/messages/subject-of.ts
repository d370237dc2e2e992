import { head } from '../../base/clip.js';
import type { MessageFile } from './message.js';

const maxLength = 100;

/**
 * The subject of a ticket that came from a message: its first line as plain text, cut at a word; the first file's name
 * where there is no text.
 * @param text Slack mrkdwn, escaped
 */
export function subjectOf(text: string, files: readonly MessageFile[] = []): string {
  const line =
    plainOf(text)
      .split('\n')
      .map((each) => each.trim())
      .find((each) => each !== '') ??
    files[0]?.name ??
    '';
  if (line.length <= maxLength) return line === '' ? '…' : line;
  const cut = head(line, maxLength - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > maxLength / 2 ? cut.slice(0, space) : cut}…`;
}

/** Slack mrkdwn as plain text: links and mentions by their label, entities as characters. */
export function plainOf(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>|]*)\|([^<>]*)>/gu, '$2')
    .replace(/<(https?:[^<>]*|mailto:[^<>]*)>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** Plain text as Slack mrkdwn: the three characters that Slack reads as control characters are escaped. */
export function escapeText(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
