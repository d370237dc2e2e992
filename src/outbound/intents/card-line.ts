import { section } from '../../slack/blocks/text.js';
import { sayLine } from '../../slack/blocks/words.js';
import { queueLanguage, type Renderer } from '../render-context.js';
import { cardPlace } from '../ticket-places.js';

/** A line in the thread of the ticket's card; mentions the person who must see it. */
export const cardLine: Renderer<'card_line'> = async ({ ticketId, line, mention }, context) => {
  const place = await cardPlace(ticketId, context);
  if (!place) return null;
  const { settings, people } = context;
  const said = await sayLine(line.key, line.values, {
    language: queueLanguage(settings),
    settings,
    name: (userId) => people.name(userId),
  });
  const text = mention === null ? said : `<@${mention}> ${said}`;
  return { call: { method: 'post', ...place, text, blocks: [section(text)] } };
};
