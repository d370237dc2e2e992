import { ApiError } from '../api/api-error.js';
import type { JsonObject } from '../json.js';
import type { StoredView } from '../workspace/model.js';
import type { World } from '../world.js';
import { chooseCurrent } from './current-conversation.js';

const MAX_STACK = 3;

/** The modals a person has open, the visible one last. */
export function modalsOf(world: World, user: string): StoredView[] {
  return world.state.modals.get(user) ?? [];
}

/** Alone or on top of others, and which conversation the person looks at. */
interface Opening {
  how: 'open' | 'push';
  viewed: string | null;
}

/** Puts a modal on a person's screen: alone, or on top of those that are open. */
export function pushModal(world: World, user: string, draft: JsonObject, { how, viewed }: Opening): StoredView {
  const stack = how === 'push' ? modalsOf(world, user) : [];
  if (stack.length >= MAX_STACK) throw new ApiError('push_limit_reached');
  const externalId = draft['external_id'];
  if (typeof externalId === 'string' && externalId !== '' && findModal(world, { id: undefined, externalId })) {
    throw new ApiError('duplicate_external_id');
  }
  const id = world.state.ids.next('V');
  const view = {
    ...draft,
    id,
    hash: newHash(world),
    root_view_id: stack[0]?.id ?? id,
    previous_view_id: stack.at(-1)?.id ?? null,
  } as JsonObject as StoredView;
  chooseCurrent(world, user, view, viewed);
  keepModals(world, user, [...stack, view]);
  return view;
}

/** Finds an open modal by its id or the app's own id for it. */
export function findModal(
  world: World,
  by: { id: string | undefined; externalId: string | undefined },
): { user: string; stack: StoredView[]; view: StoredView } | undefined {
  for (const [user, stack] of world.state.modals) {
    const view = stack.find((one) => (by.id === undefined ? one.external_id === by.externalId : one.id === by.id));
    if (view) return { user, stack, view };
  }
  return undefined;
}

/** Puts a new content into an open modal; its id and place stay, its hash changes. */
export function replaceModal(world: World, user: string, id: string, draft: JsonObject): StoredView {
  const stack = modalsOf(world, user);
  const before = stack.find((view) => view.id === id);
  if (!before) throw new ApiError('not_found');
  const externalId = draft['external_id'];
  const next: StoredView = {
    ...before,
    ...draft,
    id,
    hash: newHash(world),
    external_id: typeof externalId === 'string' && externalId !== '' ? externalId : before.external_id,
  };
  chooseCurrent(world, user, next, world.triggers.viewedBy(user));
  keepModals(
    world,
    user,
    stack.map((view) => (view.id === id ? next : view)),
  );
  return next;
}

/** The hash of a view's newest content. */
export function newHash(world: World): string {
  return `${Math.floor(world.wall.now() / 1000)}.${world.state.ids.hex(8)}`;
}

/** Writes a person's stack down. */
export function keepModals(world: World, user: string, stack: StoredView[]): void {
  for (const view of modalsOf(world, user)) {
    if (!stack.some((one) => one.id === view.id)) world.inputs.forget(user, view.id);
  }
  world.state.commit({ t: 'modals', user, stack });
}
