import type { ReactNode } from 'react';
import { emojiByName } from './emoji.js';

/** An emoji by Slack's name; one that the page does not know keeps its name. */
export function Emoji({ name }: { name: string }): ReactNode {
  const emoji = emojiByName.get(name);
  if (emoji === undefined) return `:${name}:`;
  return (
    <span role="img" aria-label={name.replaceAll('_', ' ')} className="emoji" title={`:${name}:`}>
      {emoji}
    </span>
  );
}

/** A plain text, in which `:names:` are drawn. */
export function PlainText({ text }: { text: string }): ReactNode {
  const parts = text.split(/:([a-z0-9_+'-]+):/g);
  if (parts.length === 1) return text;
  return parts.map((part, i) => (i % 2 === 1 ? <Emoji key={i} name={part} /> : part));
}
