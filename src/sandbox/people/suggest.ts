import { plain, type Placed } from '../blocks/elements.js';
import { payloadBase, sendInteraction } from '../delivery/interact.js';
import type { JsonObject } from '../json.js';
import { isObject, objs, parseJson, str } from '../json.js';
import { SandboxError } from '../sandbox-error.js';
import type { StoredPerson } from '../workspace/model.js';
import type { World } from '../world.js';
import { placeFields } from './surface.js';
import type { Surface } from './surface.js';

/** An option of an external select, with what its group is called. */
export interface Suggestion {
  option: JsonObject;
  group?: string;
}

/** How many options an answer may have, and how many groups, each with so many. */
const MOST = 100;

/** Asks the app for the options of an external select, as Slack does while a person types. */
export async function suggest(
  world: World,
  person: StoredPerson,
  surface: Surface,
  placed: Placed,
  query: string,
): Promise<Suggestion[]> {
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
  const options = (given: JsonObject): JsonObject[] => objs(given, 'options').slice(0, MOST);
  const suggestions: Suggestion[] = [
    ...options(answer).map((option) => ({ option })),
    ...objs(answer, 'option_groups')
      .slice(0, MOST)
      .flatMap((group) => options(group).map((option) => ({ option, group: plain(group['label']) }))),
  ];
  const offered = suggestions.map(({ option }) => option);
  world.inputs.offer(person.id, surface.key, str(element, 'action_id') ?? '', offered);
  return suggestions;
}
