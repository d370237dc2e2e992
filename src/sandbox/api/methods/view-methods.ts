import type { JsonObject } from '../../json.js';
import type { StoredView } from '../../workspace/model.js';
import type { World } from '../../world.js';
import { buildView, viewShape } from '../../views/build-view.js';
import { findModal, newHash, pushModal, replaceModal } from '../../views/modal-stack.js';
import { ApiError, invalidArguments } from '../api-error.js';
import type { Args } from '../args.js';
import { findPerson } from '../find.js';
import type { Call, Method } from '../method.js';

function readView(world: World, args: Args, type: 'modal' | 'home'): JsonObject {
  const view = args.object('view', 'invalid_arguments');
  if (!view) throw invalidArguments('invalid_arguments', ['[ERROR] missing required field: view']);
  const built = buildView(world, view, type);
  if ('error' in built) throw invalidArguments(built.error, built.messages);
  return built.view;
}

function takeTrigger({ world, args }: Call): { user: string; viewed: string | null } {
  const used = world.triggers.use(args.text('trigger_id') ?? args.need('interactivity_pointer', 'invalid_arguments'));
  if ('error' in used) throw new ApiError(used.error);
  return used;
}

function open(call: Call): JsonObject {
  const { world, args } = call;
  const draft = readView(world, args, 'modal');
  const { user, viewed } = takeTrigger(call);
  const view = pushModal(world, user, draft, { how: 'open', viewed });
  return { view: viewShape(world, user, view) };
}

function push(call: Call): JsonObject {
  const { world, args } = call;
  const draft = readView(world, args, 'modal');
  const { user, viewed } = takeTrigger(call);
  const view = pushModal(world, user, draft, { how: 'push', viewed });
  return { view: viewShape(world, user, view) };
}

function update({ world, args }: Call): JsonObject {
  const id = args.text('view_id');
  const externalId = args.text('external_id');
  if (id === undefined && externalId === undefined) {
    throw invalidArguments('invalid_arguments', ['[ERROR] missing required field: view_id']);
  }
  const found = findModal(world, { id, externalId });
  if (!found) throw new ApiError('not_found');
  const hash = args.text('hash');
  if (hash !== undefined && hash !== found.view.hash) throw new ApiError('hash_conflict');
  const draft = readView(world, args, 'modal');
  return { view: viewShape(world, found.user, replaceModal(world, found.user, found.view.id, draft)) };
}

function publish({ world, args }: Call): JsonObject {
  if (!world.rights.homeTab) throw new ApiError('not_enabled');
  const user = findPerson(world, args.need('user_id', 'invalid_arguments'));
  const draft = readView(world, args, 'home');
  const before = world.state.homes.get(user.id);
  const hash = args.text('hash');
  if (hash !== undefined && before && hash !== before.hash) throw new ApiError('hash_conflict');
  const id = before?.id ?? world.state.ids.next('V');
  const view = {
    ...draft,
    id,
    hash: newHash(world),
    root_view_id: id,
    previous_view_id: null,
  } as JsonObject as StoredView;
  world.state.commit({ t: 'home', user: user.id, view });
  return { view: viewShape(world, user.id, view) };
}

/** views.open, views.push, views.update, views.publish */
export const viewMethods: Method[] = [
  { name: 'views.open', tier: 4, run: open },
  { name: 'views.push', tier: 4, run: push },
  { name: 'views.update', tier: 4, run: update },
  { name: 'views.publish', tier: 4, run: publish },
];
