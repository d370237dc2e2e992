import type { ReactNode } from 'react';

const paths = {
  lock: 'M7 9V6.5a3 3 0 0 1 6 0V9m-7.5 0h9v7.5h-9z',
  home: 'M3.5 9 10 3.5 16.5 9v7.5h-4.5v-5h-4v5H3.5z',
  thread: 'M4 4.5h12v8.5H9.5L6 16v-3H4zM7 7.5h6M7 10h4',
  plus: 'M10 4v12M4 10h12',
  close: 'm5 5 10 10M15 5 5 15',
  search: 'M8.75 14a5.25 5.25 0 1 0 0-10.5 5.25 5.25 0 0 0 0 10.5Zm4-1.25L17 17',
  smile: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm-3-5.5c.8 1.2 1.8 1.8 3 1.8s2.2-.6 3-1.8M7.6 8.2v.1m4.8-.1v.1',
  reply: 'M4 4.5h12v8.5H9.5L6 16v-3H4z',
  more: 'M10 4.7v.1M10 10v.1m0 5.1v.1',
  clip: 'm14.5 9.5-5 5a3 3 0 0 1-4.3-4.2l6-6a2 2 0 0 1 2.9 2.8l-5.9 6a1 1 0 0 1-1.5-1.4l5-5',
  at: 'M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0Zm0 0v1.2a1.9 1.9 0 0 0 3.8 0V10a6.8 6.8 0 1 0-3 5.6',
  bolt: 'M11 2.8 4.8 11.3h4.4l-.8 5.9 6.4-8.7h-4.6z',
  send: 'M3.5 4 17 10 3.5 16l1.6-6zm1.6 6H11',
  menu: 'M3.5 5.5h13m-13 4.5h13m-13 4.5h13',
  back: 'M12 4.5 6.5 10l5.5 5.5',
  chevron: 'm6 8 4 4 4-4',
  file: 'M5.5 3h6l3.5 3.5V17h-9.5zm6 0v3.5H15',
  download: 'M10 3.5v9m-3.5-3.5L10 12.5 13.5 9M4 16.5h12',
  control: 'M4 6h6m4 0h2M4 14h2m4 0h6M12 4v4m-4 4v4',
  tour: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm2.5-9.5-1.3 3.7-3.7 1.3 1.3-3.7z',
  theme: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm0-14v14a7 7 0 0 0 0-14Z',
  language:
    'M3.5 5.5h8M7.5 3.5v2m2.5 0c-.7 3.2-2.9 5.4-5.8 6.7M5 8c1 2 2.8 3.4 5 4.2M9.5 16.5 13 8l3.5 8.5m-5.9-2.5h4.8',
  grid: 'M4 4h5v5H4zm7 0h5v5h-5zM4 11h5v5H4zm7 0h5v5h-5z',
  check: 'm4 10.5 4 4 8-9',
  link: 'M8.5 11.5a3 3 0 0 0 4.3 0l2.4-2.4a3 3 0 0 0-4.3-4.3l-1 1m1.6 2.7a3 3 0 0 0-4.3 0l-2.4 2.4a3 3 0 0 0 4.3 4.3l1-1',
} as const;

/** A drawn sign; whoever cannot see it hears its button's name. */
export function Icon({ name, size = 18 }: { name: keyof typeof paths; size?: number }): ReactNode {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 2.6 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
