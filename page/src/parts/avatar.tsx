import type { ReactNode } from 'react';
import type { PagePerson } from '../../../src/sandbox/page/wire.js';

const colours = [
  '#7a3e9d',
  '#1264a3',
  '#0b6e4f',
  '#9a3412',
  '#9d174d',
  '#3f3f9e',
  '#5b5b12',
  '#0f5e73',
  '#7c2d12',
  '#4a4a68',
];

/** A person's picture: their initials on a colour of their own. */
export function Avatar({ person, size = 36 }: { person: PagePerson | undefined; size?: number }): ReactNode {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.42) };
  if (person?.isBot === true) {
    return (
      <span
        className="avatar bot"
        style={{ ...style, fontSize: Math.round(size * 0.6) }}
        data-initials="🛎️"
        aria-hidden="true"
      />
    );
  }
  const name = person?.realName ?? '?';
  const hash = Array.from(person?.id ?? '').reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return (
    <span
      className="avatar"
      style={{ ...style, background: colours[hash % colours.length] }}
      data-initials={initials(name)}
      aria-hidden="true"
    />
  );
}

function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return name.slice(-2);
  const words = name.split(/\s+/).filter(Boolean);
  return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`.toUpperCase();
}
