import { LIMITS } from './limits.js';
import { anything, boolean, byType, list, object, oneOf, string } from './schema.js';
import type { Check } from './schema.js';

function plainShape(max: number): Check {
  return object({ required: { text: string(max, 1) }, optional: { emoji: boolean } });
}

function mrkdwnShape(max: number): Check {
  return object({ required: { text: string(max, 1) }, optional: { verbatim: boolean } });
}

/** A plain_text object. */
export function plainText(max: number): Check {
  return byType({ plain_text: plainShape(max) });
}

/** A plain_text or mrkdwn object. */
export function anyText(max: number): Check {
  return byType({ plain_text: plainShape(max), mrkdwn: mrkdwnShape(max) });
}

/** A confirm dialog. */
export const confirm: Check = object({
  required: {
    title: plainText(LIMITS.confirmTitle),
    text: anyText(LIMITS.confirmText),
    confirm: plainText(LIMITS.confirmButton),
    deny: plainText(LIMITS.confirmButton),
  },
  optional: { style: oneOf('primary', 'danger') },
});

/** An option of a select (plain text only), or of choices (mrkdwn too). */
export function option(text: (max: number) => Check = plainText): Check {
  return object({
    required: { text: text(LIMITS.optionText), value: string(LIMITS.optionValue, 1) },
    optional: { description: text(LIMITS.optionText), url: string(LIMITS.buttonUrl) },
  });
}

export const optionGroup: Check = object({
  required: { label: plainText(LIMITS.groupLabel), options: list(option(), { max: LIMITS.options }) },
});

/** Which conversations a select shows. */
export const conversationFilter: Check = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
});

export const dispatchConfig: Check = object({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
});

/** An image as an element of section or context. */
export const imageElement: Check = object({
  required: { alt_text: string(LIMITS.altText, 1) },
  optional: { image_url: string(LIMITS.imageUrl, 1), slack_file: anything },
});
