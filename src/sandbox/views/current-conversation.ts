import { interactiveOf } from '../blocks/elements.js';
import { passesFilter } from '../conversation-filter.js';
import { obj, str, type JsonObject } from '../json.js';
import type { StoredView } from '../workspace/model.js';
import type { World } from '../world.js';
import { VALUE_KEYS } from './initial-state.js';

/**
 * Chooses the conversation that the person looked at when they opened the view, in each select that wants that. One that
 * begins with a conversation of its own keeps that; one of several conversations does not.
 */
export function chooseCurrent(
  world: World,
  user: string,
  { id: view, blocks }: StoredView,
  viewed: string | null,
): void {
  const channel = viewed === null ? undefined : world.state.channels.get(viewed);
  if (!channel) return;
  const { kind, archived, extShared, id } = channel;
  const members = [...world.state.channels.members(id)];
  const withBot = kind === 'im' && members.some((member) => world.state.people.get(member)?.isBot === true);
  for (const { block, element } of interactiveOf(blocks)) {
    const type = str(element, 'type') ?? '';
    const keys = VALUE_KEYS[type];
    if (!keys || element['default_to_current_conversation'] !== true) continue;
    const many = Array.isArray(keys.none);
    if (!many && element[keys.initial] !== undefined) continue;
    if (!passesFilter(obj(element, 'filter') ?? {}, { kind, archived, extShared, withBot })) continue;
    const [blockId, actionId] = [str(block, 'block_id') ?? '', str(element, 'action_id') ?? ''];
    if (world.inputs.get(user, view, blockId, actionId)) continue;
    const value: JsonObject = { type, [keys.key]: many ? [id] : id };
    world.inputs.set(user, view, blockId, actionId, value);
  }
}
