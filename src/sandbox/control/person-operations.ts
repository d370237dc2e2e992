import { attach } from '../people/attach.js';
import { typeCommand } from '../people/command.js';
import { placeFor } from '../people/find.js';
import type { TypedFile } from '../people/keep-file.js';
import type { GivenValue } from '../people/read-value.js';
import { homeOf, look, modalOf, openHome } from '../people/look.js';
import { seenMessage } from '../people/seen-message.js';
import { useShortcut } from '../people/shortcut.js';
import { edit, move, react, say, unsay } from '../people/speak.js';
import { closeModal, submit } from '../people/submit.js';
import { suggest } from '../people/suggest.js';
import { surfaceFor } from '../people/surface.js';
import { choose, findInput, press } from '../people/use-element.js';
import type { Operations } from './operation.js';

const HOME_WAIT_MS = 2000;

/** What people do. `as` is who does it. */
export const personOperations: Operations = {
  'person.says': (world, input) => {
    const thread = input.text('thread');
    const files = input.raw['files'];
    const message = say(world, input.person(world), input.need('where'), {
      text: input.need('text'),
      broadcast: input.flag('broadcast'),
      ...(thread === undefined ? {} : { thread }),
      ...(Array.isArray(files) ? { files: files as unknown as TypedFile[] } : {}),
    });
    return seenMessage(world, message);
  },
  'person.edits': (world, input) =>
    seenMessage(world, edit(world, input.person(world), input.message(), input.need('text'))),
  'person.deletes': (world, input) => {
    unsay(world, input.person(world), input.message());
  },
  'person.reacts': (world, input) => {
    react(world, input.person(world), input.message(), input.need('emoji'), !input.flag('remove'));
  },
  'person.moves': (world, input) => {
    move(world, input.person(world), input.need('where'), !input.flag('leave'));
  },
  'person.types': (world, input) => {
    const where = input.text('in');
    const thread = input.text('thread');
    return typeCommand(world, input.person(world), input.need('line'), {
      ...(where === undefined ? {} : { in: where }),
      ...(thread === undefined ? {} : { thread }),
    });
  },
  'person.uses': (world, input) =>
    useShortcut(
      world,
      input.person(world),
      input.need('name'),
      input.text('ts') === undefined ? undefined : input.message(),
      input.text('in'),
    ),
  'person.presses': (world, input) => {
    const block = input.text('block');
    const value = input.text('value');
    const nth = input.number('nth');
    return press(world, input.person(world), input.need('label'), input.surface(), {
      confirm: input.raw['confirm'] !== false,
      ...(block === undefined ? {} : { block }),
      ...(value === undefined ? {} : { value }),
      ...(nth === undefined ? {} : { nth }),
    });
  },
  'person.chooses': (world, input) =>
    choose(world, input.person(world), input.need('name'), input.raw['value'] as GivenValue, input.surface()),
  'person.attaches': (world, input) => {
    const person = input.person(world);
    const surface = surfaceFor(world, person, input.surface());
    const placed = findInput(surface, input.need('name'));
    for (const file of input.raw['files'] as unknown as TypedFile[]) attach(world, person, surface, placed, file);
  },
  'person.suggestions': async (world, input) => {
    const person = input.person(world);
    const surface = surfaceFor(world, person, input.surface());
    const placed = findInput(surface, input.need('name'));
    return (await suggest(world, person, surface, placed, input.need('query'))).map(({ option }) => option);
  },
  'person.submits': (world, input) =>
    submit(world, input.person(world), input.object('values') as Record<string, GivenValue>),
  'person.closes': (world, input) => closeModal(world, input.person(world), input.flag('all')),
  'person.seesModal': (world, input) => modalOf(world, input.person(world)),
  'person.seesHome': (world, input) => homeOf(world, input.person(world)),
  'person.opensHome': (world, input) => openHome(world, input.person(world), input.number('waitMs') ?? HOME_WAIT_MS),
  'person.sees': (world, input) => look(world, input.person(world), input.need('where'), input.text('thread')),
  'person.notifications': (world, input) => world.notifications.of(input.person(world).id),
  'person.reloads': (world, input) => {
    world.ephemerals.reload(input.person(world).id);
  },
  'person.channel': (world, input) => placeFor(world, input.person(world), input.need('where')).id,
};
