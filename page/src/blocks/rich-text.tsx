import type { ReactNode } from 'react';
import { isObject, obj, objs, str, type JsonObject } from '../../../src/sandbox/json.js';
import { usePane } from '../parts/pane-context.js';
import { Emoji } from './emoji-view.js';
import { ChannelLink, GroupMention, Link, Mention } from './mrkdwn.js';
import { slackDate } from './slack-date.js';

/** A rich_text block: sections, lists, quotes and code. */
export function RichText({ block }: { block: JsonObject }): ReactNode {
  return objs(block, 'elements').map((part, i) => <Part key={i} part={part} />);
}

function Part({ part }: { part: JsonObject }): ReactNode {
  const elements = objs(part, 'elements');
  const inline = elements.map((element, i) => <Inline key={i} element={element} />);
  switch (part['type']) {
    case 'rich_text_list': {
      const items = elements.map((element, i) => (
        <li key={i}>
          <Part part={element} />
        </li>
      ));
      return part['style'] === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'rich_text_quote':
      return <blockquote>{inline}</blockquote>;
    case 'rich_text_preformatted':
      return (
        <pre className="code" tabIndex={0}>
          {inline}
        </pre>
      );
    default:
      return <span className="rich-section">{inline}</span>;
  }
}

function Inline({ element }: { element: JsonObject }): ReactNode {
  const { reader } = usePane();
  const style = obj(element, 'style');
  switch (element['type']) {
    case 'text':
      return styled(str(element, 'text') ?? '', style);
    case 'emoji':
      return <Emoji name={str(element, 'name') ?? ''} />;
    case 'user':
      return <Mention id={str(element, 'user_id') ?? ''} />;
    case 'usergroup':
      return <GroupMention id={str(element, 'usergroup_id') ?? ''} />;
    case 'channel':
      return <ChannelLink id={str(element, 'channel_id') ?? ''} />;
    case 'broadcast':
      return <span className="mention">@{str(element, 'range')}</span>;
    case 'link': {
      const url = str(element, 'url') ?? '';
      return <Link url={url}>{styled(str(element, 'text') ?? url, style)}</Link>;
    }
    case 'date':
      return slackDate(reader, Number(element['timestamp']), str(element, 'format') ?? '{date}');
    default:
      return str(element, 'text') ?? '';
  }
}

function styled(text: string, style: JsonObject | undefined): ReactNode {
  const lines = text.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br key={i} />, line]));
  let node: ReactNode = lines;
  if (!isObject(style)) return node;
  if (style['code'] === true) node = <code>{node}</code>;
  if (style['strike'] === true) node = <s>{node}</s>;
  if (style['italic'] === true) node = <em>{node}</em>;
  if (style['bold'] === true) node = <strong>{node}</strong>;
  return node;
}
