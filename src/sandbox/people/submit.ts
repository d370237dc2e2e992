import { plain } from '../blocks/elements.js';
import { payloadBase, sendInteraction } from '../delivery/interact.js';
import type { JsonObject } from '../json.js';
import { isObject, obj, parseJson, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import { buildView, viewShape } from '../views/build-view.js';
import { keepModals, modalsOf, pushModal, replaceModal } from '../views/modal-stack.js';
import type { StoredPerson, StoredView } from '../workspace/model.js';
import type { World } from '../world.js';
import { inputFaults } from './input-faults.js';
import { readValue } from './read-value.js';
import type { GivenValue } from './read-value.js';
import { surfaceFor } from './surface.js';
import { findInput } from './use-element.js';

/** What came of a submission: done, or what is wrong with which block. */
export type SubmitAnswer = { ok: true } | { ok: false; errors: Record<string, string> };

function topModal(world: World, person: StoredPerson): StoredView {
  const view = modalsOf(world, person.id).at(-1);
  if (!view) throw new SandboxError('view_not_found', `@${person.name} has no modal open`);
  return view;
}

/** A person fills in the modal on top and submits it. */
export async function submit(
  world: World,
  person: StoredPerson,
  values: Record<string, GivenValue>,
): Promise<SubmitAnswer> {
  const view = topModal(world, person);
  const surface = surfaceFor(world, person, { view: view.id });
  for (const [name, value] of Object.entries(values)) {
    const placed = findInput(surface, name);
    const state = await readValue(world, person, surface, placed, value);
    world.inputs.set(
      person.id,
      view.id,
      str(placed.block, 'block_id') ?? '',
      str(placed.element, 'action_id') ?? '',
      state,
    );
  }
  const errors = inputFaults(world, person, view);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  if (obj(view, 'submit') === undefined && !view.blocks.some((block) => block['type'] === 'input')) {
    throw new SandboxError('no_such_element', `the modal "${plain(view['title'])}" has no submit button`);
  }
  const body = await sendInteraction(world, `submission ${view.callback_id}`, {
    ...payloadBase(world, 'view_submission', person),
    trigger_id: world.triggers.make(person.id),
    view: viewShape(world, person.id, view),
    response_urls: [],
  });
  return obey(world, person, view, body);
}

/** Does what the answer to a submission says. */
function obey(world: World, person: StoredPerson, view: StoredView, body: string): SubmitAnswer {
  const parsed = body.trim() === '' ? {} : parseJson(body);
  const answer = isObject(parsed) ? parsed : {};
  const stack = modalsOf(world, person.id);
  const action = str(answer, 'response_action');
  if (action === 'errors') return { ok: false, errors: errorsOf(view, obj(answer, 'errors') ?? {}) };
  if (action === 'push')
    pushModal(world, person.id, built(world, answer), { how: 'push', viewed: world.triggers.viewedBy(person.id) });
  else if (action === 'clear') keepModals(world, person.id, []);
  else if (action === 'update') replaceModal(world, person.id, view.id, built(world, answer));
  else
    keepModals(
      world,
      person.id,
      stack.filter((one) => one.id !== view.id),
    );
  return { ok: true };
}

function built(world: World, answer: JsonObject): JsonObject {
  const made = buildView(world, obj(answer, 'view') ?? {}, 'modal');
  if ('error' in made)
    throw new SandboxError('invalid_view', `the app answered with a bad view: ${made.messages.join('; ')}`);
  return made.view;
}

/** Slack shows errors at blocks that are inputs; any other block id is the app's mistake. */
function errorsOf(view: StoredView, errors: JsonObject): Record<string, string> {
  const inputs = new Set(view.blocks.filter((block) => block['type'] === 'input').map((block) => block['block_id']));
  const known: Record<string, string> = {};
  for (const [block, text] of Object.entries(errors)) {
    if (!inputs.has(block))
      throw new SandboxError(
        'invalid_errors',
        `the app reports an error for "${block}", which is no input block of the view`,
      );
    known[block] = typeof text === 'string' ? text : '';
  }
  if (Object.keys(known).length === 0)
    throw new SandboxError('invalid_errors', 'the app answered `errors` without an error');
  return known;
}

/** A person closes the modal on top, or all of them. */
export async function closeModal(world: World, person: StoredPerson, all: boolean): Promise<void> {
  const view = topModal(world, person);
  const stack = modalsOf(world, person.id);
  const clears = all || view['clear_on_close'] === true;
  const gone = clears ? stack : [view];
  const closed = gone.map((one) => ({
    shape: viewShape(world, person.id, one),
    notify: one['notify_on_close'] === true,
  }));
  keepModals(world, person.id, clears ? [] : stack.slice(0, -1));
  for (const { shape, notify } of closed.reverse()) {
    if (!notify) continue;
    const payload = { ...payloadBase(world, 'view_closed', person), view: shape, is_cleared: clears };
    await sendInteraction(world, `closing ${str(shape, 'callback_id') ?? ''}`, payload);
  }
}
