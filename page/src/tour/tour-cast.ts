import type { Language } from '../../../src/i18n/language.js';
import type { PageBoot, PageChannel, PagePerson } from '../../../src/sandbox/page/wire.js';

/** Who plays in the tour, and where. */
export interface Cast {
  readonly requester: PagePerson;
  readonly agent: PagePerson;
  readonly member: PagePerson;
  readonly manager: PagePerson;
  readonly help: PageChannel;
  readonly queue: PageChannel;
  readonly department: PageChannel;
  readonly managers: PageChannel;
}

/** The company of Bellhop's sandbox, in either language. */
const casts = {
  en: { requester: 'alice', agent: 'ava', member: 'bill', manager: 'max', help: 'help' },
  'zh-TW': { requester: 'mei', agent: 'chen', member: 'hui', manager: 'lee', help: 'help-zh' },
} as const;

/** The cast of a language; null where this workspace is another one. */
export function castOf(boot: PageBoot, language: Language): Cast | null {
  const person = (name: string): PagePerson | undefined => boot.people.find((one) => one.name === name);
  const channel = (name: string): PageChannel | undefined => boot.channels.find((one) => one.name === name);
  const names = casts[language];
  const [requester, agent, member, manager] = [names.requester, names.agent, names.member, names.manager].map(person);
  const [help, queue, department, managers] = [names.help, 'support-queue', 'billing', 'support-managers'].map(channel);
  if (!requester || !agent || !member || !manager || !help || !queue || !department || !managers) return null;
  return { requester, agent, member, manager, help, queue, department, managers };
}
