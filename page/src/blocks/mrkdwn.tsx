import type { ReactNode } from 'react';
import { usePane } from '../parts/pane-context.js';
import { readPermalink } from '../store/panes.js';
import { useStore } from '../store/store.js';
import { deskMinute, workspace } from '../store/workspace.js';
import { Emoji } from './emoji-view.js';
import { momentOf, slackDate } from './slack-date.js';

const INLINE =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+'-]+):|(?<![\w*])\*(?=\S)((?:[^*\n]|(?<=\w)\*(?=\w))*?\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^\n]*?\S)_(?!\w)|(?<![\w~])~(?=\S)([^~\n]*?\S)~(?!\w)/gu;

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text in Slack's own notation. @param verbatim links and mentions alone, no emphasis */
export function Mrkdwn({ text, inline = false }: { text: string; inline?: boolean }): ReactNode {
  if (inline) return <>{inlineOf(text)}</>;
  const parts = text.split(/```\n?([\s\S]*?)\n?```/g);
  return (
    <>
      {parts.map((part, i) =>
        i % 2 === 1 ? (
          <pre key={i} className="code" tabIndex={0}>
            {preOf(part)}
          </pre>
        ) : (
          <Lines key={i} text={trimAround(part, i > 0, i < parts.length - 1)} />
        ),
      )}
    </>
  );
}

function trimAround(text: string, after: boolean, before: boolean): string {
  const head = after ? text.replace(/^\n/, '') : text;
  return before ? head.replace(/\n$/, '') : head;
}

/** In code only links and mentions are more than text. */
function preOf(text: string): ReactNode[] {
  return text.split(/<([^<>\n]+)>/g).map((part, i) => (i % 2 === 1 ? <Angle key={i} inside={part} /> : unescape(part)));
}

function Lines({ text }: { text: string }): ReactNode {
  if (text === '') return null;
  const groups: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quoted = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    const last = groups.at(-1);
    if (last?.quote === (quoted !== null)) last.lines.push(quoted?.[1] ?? line);
    else groups.push({ quote: quoted !== null, lines: [quoted?.[1] ?? line] });
  }
  return groups.map(({ quote, lines }, i) => {
    const content = lines.flatMap((line, n) => [...(n === 0 ? [] : [<br key={`b${n}`} />]), ...inlineOf(line, `${n}`)]);
    return quote ? <blockquote key={i}>{content}</blockquote> : <span key={i}>{content}</span>;
  });
}

function inlineOf(text: string, key = ''): ReactNode[] {
  const nodes: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [all, code, angle, emoji, bold, italic, strike] = match;
    if (match.index > from) nodes.push(unescape(text.slice(from, match.index)));
    from = match.index + all.length;
    const id = `${key}.${match.index}`;
    if (code !== undefined) nodes.push(<code key={id}>{preOf(code)}</code>);
    else if (angle !== undefined) nodes.push(<Angle key={id} inside={angle} />);
    else if (emoji !== undefined) nodes.push(<Emoji key={id} name={emoji} />);
    else if (bold !== undefined) nodes.push(<strong key={id}>{inlineOf(bold, id)}</strong>);
    else if (italic !== undefined) nodes.push(<em key={id}>{inlineOf(italic, id)}</em>);
    else nodes.push(<s key={id}>{inlineOf(strike ?? '', id)}</s>);
  }
  if (from < text.length) nodes.push(unescape(text.slice(from)));
  return nodes;
}

/** What stands in angle brackets: a person, channel, group, date or link. */
function Angle({ inside }: { inside: string }): ReactNode {
  const [target = '', label] = inside.split('|');
  if (/^@[UW]/.test(target)) return <Mention id={target.slice(1)} />;
  if (target.startsWith('#')) return <ChannelLink id={target.slice(1)} label={label} />;
  if (target.startsWith('!date^')) return <DateText inside={inside} />;
  if (target.startsWith('!subteam^')) return <GroupMention id={target.slice('!subteam^'.length)} />;
  if (target.startsWith('!')) return <span className="mention">@{target.slice(1)}</span>;
  return (
    <Link url={unescape(target)}>
      {label === undefined ? unescape(target.replace(/^mailto:/, '')) : inlineOf(label)}
    </Link>
  );
}

export function Mention({ id }: { id: string }): ReactNode {
  const { me } = usePane();
  const person = useStore(workspace, ({ people }) => people.get(id));
  const name = person ? person.realName : id;
  return <span className={id === me.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

export function GroupMention({ id }: { id: string }): ReactNode {
  const { me } = usePane();
  const group = useStore(workspace, ({ boot }) => boot?.usergroups.find((one) => one.id === id));
  const mine = group?.users.includes(me.id) === true;
  return <span className={mine ? 'mention mention-me' : 'mention'}>@{group?.handle ?? id}</span>;
}

export function ChannelLink({ id, label }: { id: string; label?: string | undefined }): ReactNode {
  const { go } = usePane();
  const channel = useStore(workspace, ({ channels }) => channels.get(id));
  return (
    <button
      type="button"
      className="mention mention-link"
      onClick={() => {
        go({ kind: 'channel', channel: id });
      }}
    >
      #{channel?.name ?? label ?? id}
    </button>
  );
}

function DateText({ inside }: { inside: string }): ReactNode {
  const { reader } = usePane();
  useStore(deskMinute, (minute) => minute);
  const [, seconds = '', rest = ''] = /^!date\^(\d+)\^([\s\S]*)$/.exec(inside) ?? [];
  const [formatAndLink = '', fallback = ''] = rest.split('|');
  const [pattern = '', link] = formatAndLink.split('^');
  if (seconds === '') return fallback;
  const at = Number(seconds) * 1000;
  const text = (
    <time dateTime={new Date(at).toISOString()} title={momentOf(reader, at)}>
      {slackDate(reader, Number(seconds), pattern)}
    </time>
  );
  return link === undefined ? text : <Link url={unescape(link)}>{text}</Link>;
}

/** A link; one to a message of this workspace is followed in the pane. */
export function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const { follow } = usePane();
  const message = readPermalink(url);
  if (!/^(https?|mailto|tel|slack):/.test(url)) return <>{children}</>;
  return (
    <a
      href={url}
      {...(message ? {} : { target: '_blank', rel: 'noreferrer noopener' })}
      onClick={(event) => {
        if (!message || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        follow(message);
      }}
    >
      {children}
    </a>
  );
}
