import { DeskClock } from '../../base/clock.js';
import type { Config } from '../../config.js';
import type { Erasure, Subject, Traces } from '../../desk/privacy/erasure.js';
import { forgetPerson } from '../../desk/privacy/forget.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import { translate } from '../../i18n/translate.js';
import { createDirectory } from '../../slack/directory.js';
import { attachDesk } from '../attached-desk.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { findSubject } from './find-subject.js';
import { sweepPosts } from './sweep-posts.js';

/** `bellhop forget PERSON [--yes]`: counts what is kept of somebody, and erases it. */
export async function runForget(person: string, { yes }: { yes: boolean }, terminal: Terminal): Promise<number> {
  const { t, print, warn } = terminal;
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const attached = await attachDesk(config, terminal);
  try {
    const { store, client } = attached;
    const { user_id: botUserId = '', team_id: teamId = '' } = await client.auth.test();
    const clock = new DeskClock();
    const desk = { teamId, clock, store };
    const erasure = await openErasure(config, attached, teamId, clock);
    const found = await findSubject(person, { directory: createDirectory(client), reads: store.reads, t, warn });
    const subject = await erasure.complete(found);
    const traces = await erasure.traces(subject);
    const isNothing = Object.values(traces).every((count) => count === 0) && !(await isKnown(subject, attached));
    if (isNothing) {
      print(t('forget.nothing', { person }));
      return exitCodes.done;
    }
    for (const line of summary(person, traces, terminal)) print(line);
    if (!yes) {
      print(t('forget.dry_run'));
      return exitCodes.done;
    }
    const settings = await store.reads.settings();
    // Slack first: once the texts are gone nobody knows any more what to look for
    const swept = await sweepPosts(await erasure.posted(subject), {
      client,
      botUserId,
      words: translate(settings.locale, 'copy.erased'),
      nobody: translate(settings.locale, 'word.forgotten'),
      channels: channelsOfMany(settings),
    });
    const forgotten = await forgetPerson(desk, erasure, subject, translate(settings.locale, 'word.erased'));
    print(t('forget.swept', { ...swept }));
    print(t('forget.done', forgotten));
    print(t('forget.their_own'));
    return exitCodes.done;
  } finally {
    await attached.stop();
  }
}

type Attached = Awaited<ReturnType<typeof attachDesk>>;

async function openErasure(
  { locale, timeZone: timezone }: Config,
  { database, models }: Attached,
  teamId: string,
  clock: DeskClock,
): Promise<Erasure> {
  const { createErasure } = await import('../../store/repositories/erasure.js');
  const workspace = { teamId, locale, timezone };
  return createErasure({ connection: database.connection, models, workspace, clock });
}

async function isKnown({ userId }: Subject, { store }: Attached): Promise<boolean> {
  return userId !== null && (await store.reads.person(userId)) !== null;
}

function summary(person: string, traces: Traces, { t }: Terminal): string[] {
  const { tickets, unresolved, messages, mentions, events, inbox, outbox, assigned, lists } = traces;
  return [
    t('forget.found', { person }),
    t('forget.tickets', { tickets, unresolved }),
    t('forget.messages', { messages }),
    ...(mentions === 0 ? [] : [t('forget.mentions', { mentions })]),
    t('forget.events', { events }),
    t('forget.queues', { inbox, outbox }),
    ...(assigned === 0 ? [] : [t('forget.assigned', { assigned })]),
    ...(lists === 0 ? [] : [t('forget.lists', { lists })]),
  ];
}

/** Where posts about many tickets stand. */
function channelsOfMany({ queue, fallback, digest }: DeskSettings): string[] {
  const all = [queue, fallback, ...digest.channels.map(({ channel }) => channel)];
  return [...new Set(all.filter((channel) => channel !== null))];
}
