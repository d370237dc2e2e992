import type { State } from '../workspace/state.js';
import { nameEmoji } from './emoji.js';

const URL_PATTERN = /(?<![<|\w])https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)'"\]]/g;
const HANDLE = /(?<![\w<@./])@([a-z0-9][a-z0-9._-]*[a-z0-9]|[a-z0-9])/gi;
const CHANNEL = /(?<![\w<#&/])#([\p{L}0-9][\p{L}0-9_-]*)/gu;

/** What a person types into the message box, as Slack stores and delivers it. */
export function typedText(state: State, typed: string): string {
  const escaped = nameEmoji(escapeText(typed));
  const linked = escaped.replaceAll(URL_PATTERN, (url) => `<${url}>`);
  return linked
    .replaceAll(HANDLE, (all, handle: string) => mention(state, handle) ?? all)
    .replaceAll(CHANNEL, (all, name: string) => {
      const channel = state.channels.byName(name);
      return channel ? `<#${channel.id}|${channel.name}>` : all;
    });
}

/** The text of a slash command as the app gets it: names become ids only where the manifest says `should_escape`. */
export function commandText(state: State, typed: string, escape: boolean): string {
  if (!escape) return nameEmoji(typed);
  return nameEmoji(escapeText(typed))
    .replaceAll(HANDLE, (all, handle: string) => {
      const person = state.people.byName(handle);
      const group = person ? undefined : groupByHandle(state, handle);
      if (person) return `<@${person.id}|${person.name}>`;
      return group ? `<!subteam^${group.id}|@${group.handle}>` : all;
    })
    .replaceAll(CHANNEL, (all, name: string) => {
      const channel = state.channels.byName(name);
      return channel ? `<#${channel.id}|${channel.name}>` : all;
    });
}

/** `&`, `<` and `>` are Slack's own signs. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function mention(state: State, handle: string): string | undefined {
  if (['here', 'channel', 'everyone'].includes(handle)) return `<!${handle}>`;
  const person = state.people.byName(handle);
  if (person) return `<@${person.id}>`;
  const group = groupByHandle(state, handle);
  return group ? `<!subteam^${group.id}>` : undefined;
}

function groupByHandle(state: State, handle: string) {
  for (const group of state.usergroups.values()) if (group.handle === handle.toLowerCase()) return group;
  return undefined;
}
