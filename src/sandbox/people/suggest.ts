import type { Placed } from '../blocks/elements.js';
import { payloadBase, sendInteraction } from '../delivery/interact.js';
import type { JsonObject } from '../json.js';
import { isObject, objs, parseJson, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { placeFields } from './surface.js';
import type { Surface } from './surface.js';

/** Asks the app for the options of an external select, as Slack does while a person types. */
export async function suggest(
  world: World,
  person: StoredPerson,
  surface: Surface,
  placed: Placed,
  query: string,
): Promise<JsonObject[]> {
  const { block, element } = placed;
  const least = typeof element['min_query_length'] === 'number' ? element['min_query_length'] : 3;
  if (query.length < least) return [];
  const place = placeFields(world, person, surface);
  delete place['response_url'];
  delete place['state'];
  const body = await sendInteraction(world, `suggestions ${str(element, 'action_id') ?? ''}`, {
    ...payloadBase(world, 'block_suggestion', person),
    ...place,
    action_id: element['action_id'],
    block_id: block['block_id'],
    value: query,
  });
  const answer = parseJson(body);
  if (!isObject(answer)) throw new SandboxError('invalid_suggestions', 'the app did not answer with options');
  const options = [
    ...objs(answer, 'options'),
    ...objs(answer, 'option_groups').flatMap((group) => objs(group, 'options')),
  ].slice(0, 100);
  world.inputs.offer(person.id, surface.key, str(element, 'action_id') ?? '', options);
  return options;
}
