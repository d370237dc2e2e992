/** Names for the ids in Slack's texts. */
export interface Names {
  person(id: string): string;
  channel(id: string): string;
  group(id: string): string;
}

/** Slack's mrkdwn as plain text: names for ids, labels for links, no escapes. */
export function slackText(mrkdwn: string, names: Names): string {
  return mrkdwn
    .replaceAll(/<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/gu, (_all, sign: string, target: string, label?: string) => {
      if (sign === '@') return `@${names.person(target)}`;
      if (sign === '#') return `#${label === undefined || label === '' ? names.channel(target) : label}`;
      if (target.startsWith('subteam^')) return `@${names.group(target.slice('subteam^'.length))}`;
      if (sign === '!') return label ?? `@${target}`;
      return label ?? target;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
