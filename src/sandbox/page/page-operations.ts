import type { Input } from '../control/operation.js';
import type { Operation, Operations } from '../control/operation.js';
import { operationNamed } from '../control/operations.js';
import type { GivenValue } from '../people/read-value.js';
import { homeOf } from '../people/look.js';
import { resetWorkspace } from '../reset-workspace.js';
import { SandboxError } from '../sandbox-error.js';
import type { World } from '../world.js';
import type { PageState } from './controls.js';
import { bootOf } from './boot.js';
import { pageModal } from './page-message.js';
import { historyOf, threadOf } from './read-conversation.js';
import { searchMessages } from './search-messages.js';
import type { PageReplay } from './wire.js';
import { markRead, sidebarOf, threadsOf } from './unread.js';
import { attachExactly, suggestExactly, useExactly } from './use-exactly.js';
import type { ElementRef } from './use-exactly.js';

/** Operations of the control API that a page may use, too: what people do, faults and traffic. */
const shared = [
  'person.says',
  'person.edits',
  'person.deletes',
  'person.reacts',
  'person.moves',
  'person.types',
  'person.uses',
  'person.submits',
  'person.closes',
  'person.opensHome',
  'person.channel',
  'faults.add',
  'faults.clear',
  'traffic',
];

const own: Operations = {
  boot: (world) => bootOf(world),
  sidebar: (world, input) => sidebarOf(world, input.person(world)),
  history: (world, input) =>
    historyOf(world, input.person(world), input.need('channel'), {
      before: input.text('before'),
      around: input.text('around'),
    }),
  thread: (world, input) => threadOf(world, input.person(world), input.need('channel'), input.need('ts')),
  threads: (world, input) => threadsOf(world, input.person(world)).slice(0, 50),
  search: (world, input) => searchMessages(world, input.person(world), input.need('query')),
  read: (world, input) => {
    const thread = input.text('thread');
    markRead(world, input.person(world), {
      channel: input.need('channel'),
      ts: input.need('ts'),
      ...(thread === undefined ? {} : { thread }),
    });
  },
  modal: (world, input) => pageModal(world, input.person(world).id),
  home: (world, input) => homeOf(world, input.person(world)),
  use: (world, input) =>
    useExactly(world, input.person(world), elementOf(input), {
      value: (input.raw['value'] ?? null) as GivenValue,
      send: input.raw['send'] !== false,
    }),
  attach: (world, input) =>
    attachExactly(world, input.person(world), elementOf(input), {
      name: input.need('name'),
      content: input.need('content'),
      ...(input.text('mimetype') === undefined ? {} : { mimetype: input.need('mimetype') }),
    }),
  suggest: (world, input) => suggestExactly(world, input.person(world), elementOf(input), input.need('query')),
  clock: (world, input) => {
    const { moveClock } = world.page.controls;
    if (!moveClock) throw new SandboxError('no_clock', 'the clock of this sandbox cannot be moved');
    const to = input.number('to') ?? 0;
    if (to < world.clock.now().getTime()) throw new SandboxError('no_clock', 'the desk clock only goes forward');
    moveClock(new Date(to));
  },
  reset: async (world) => {
    const { page } = world;
    refuseWhileBusy(page);
    page.replay = null;
    page.resetting = true;
    try {
      if (page.controls.reset) await page.controls.reset();
      else resetWorkspace(world);
    } finally {
      page.resetting = false;
    }
  },
};

/** The desk is emptied by one at a time: a second one would stop an app that has not started again. */
function refuseWhileBusy({ replay, resetting }: PageState): void {
  if (replay?.state === 'running') throw new SandboxError('busy_replay', 'a log is being replayed');
  if (resetting) throw new SandboxError('busy_reset', 'the desk is being emptied already');
}

function elementOf(input: Input): ElementRef {
  return { surface: input.surface(), block: input.need('block'), action: input.need('action') };
}

/** What a page can ask for under that name. */
export function pageOperation(name: string): Operation | undefined {
  if (Object.hasOwn(own, name)) return own[name];
  return shared.includes(name) ? operationNamed(name) : undefined;
}

/** Begins to play a log; how it goes on is told to every open page. */
export function startReplay(world: World, log: string): void {
  const { page, stream } = world;
  const { replay } = page.controls;
  if (!replay) throw new SandboxError('no_replay', 'nothing here can replay a log');
  refuseWhileBusy(page);
  const tell = (state: PageReplay): void => {
    page.replay = state;
    stream.tell('replay', () => ({ t: 'replay', replay: page.replay }));
  };
  tell({ state: 'running', rows: 0, ofRows: 0, at: null });
  replay(log, tell).then(tell, (error: unknown) => {
    tell({ state: 'failed', error: error instanceof Error ? error.message : String(error) });
  });
}
