import type { InputBlock, InputBlockElement, PlainTextOption, View } from '@slack/types';
import { z } from 'zod';
import { head } from '../../base/clip.js';
import { translator } from '../../i18n/translate.js';
import type { Language } from '../../i18n/language.js';
import type { MessageKey } from '../../i18n/messages.js';
import { limits } from '../blocks/limits.js';
import { plain, section } from '../blocks/text.js';
import type { Answer, Asker } from '../edge.js';

/** The one action id of every input: a field is known by its block's id. */
export const inputAction = 'value';

/** One labelled input. */
export function field(
  id: string,
  label: string,
  element: InputBlockElement,
  more: { readonly optional?: boolean; readonly hint?: string } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, 2000),
    element: { ...element, action_id: inputAction },
    optional: more.optional ?? false,
    ...(more.hint === undefined ? {} : { hint: plain(more.hint, 2000) }),
  };
}

/** A text field, filled in with as much as it holds. */
export function textInput(
  initial: string,
  more: { readonly multiline?: boolean; readonly max?: number; readonly placeholder?: string } = {},
): InputBlockElement {
  const max = more.max ?? limits.inputText;
  return {
    type: 'plain_text_input',
    multiline: more.multiline ?? false,
    max_length: max,
    ...(initial === '' ? {} : { initial_value: head(initial, max) }),
    ...(more.placeholder === undefined ? {} : { placeholder: plain(more.placeholder) }),
  };
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

function option({ value, label }: Choice): PlainTextOption {
  return { text: plain(label, limits.optionText), value };
}

/** A menu of choices. */
export function select(choices: readonly Choice[], initial: string | null): InputBlockElement {
  const chosen = choices.find(({ value }) => value === initial);
  return {
    type: 'static_select',
    options: choices.slice(0, limits.options).map(option),
    ...(chosen ? { initial_option: option(chosen) } : {}),
  };
}

/** Choices that are all seen at once. */
export function radio(choices: readonly Choice[], initial: string): InputBlockElement {
  const chosen = choices.find(({ value }) => value === initial);
  return { type: 'radio_buttons', options: choices.map(option), ...(chosen ? { initial_option: option(chosen) } : {}) };
}

/** A modal with a title, one submit button and Cancel. `metadata` comes back with the submission. */
export function modal(form: {
  readonly callbackId: string;
  readonly language: Language;
  readonly title: string;
  readonly submit: MessageKey;
  readonly blocks: View['blocks'];
  readonly metadata: unknown;
}): View {
  const t = translator(form.language);
  return {
    type: 'modal',
    callback_id: form.callbackId,
    title: plain(form.title, limits.modalTitle),
    submit: plain((t as (key: MessageKey) => string)(form.submit), limits.modalTitle),
    close: plain(t('form.cancel'), limits.modalTitle),
    blocks: form.blocks,
    private_metadata: JSON.stringify(form.metadata),
  };
}

/** A modal that only says something. */
export function wordModal(answer: Answer, asker: Pick<Asker, 'language'>): View {
  const t = translator(asker.language);
  return {
    type: 'modal',
    title: plain('Bellhop'),
    close: plain(t('form.close')),
    blocks: answer.blocks ?? [section(answer.text)],
  };
}

/** The values of a submitted form, by field id; absent and empty are `null`. */
export type FormValues = Readonly<Record<string, string | null>>;

/** A text as it was typed or chosen; whatever is no text counts as nothing. */
const written = z
  .string()
  .transform((value) => (value.trim() === '' ? null : value.trim()))
  .nullable()
  .catch(null);
const inputState = z
  .object({
    value: written,
    selected_option: z.object({ value: written }).nullable().catch(null),
    selected_user: written,
  })
  .partial();

/** Reads the state of a submission: texts only, whatever was sent. */
export function formValues(state: { readonly values: Readonly<Record<string, unknown>> }): FormValues {
  const values: Record<string, string | null> = {};
  for (const [id, inputs] of Object.entries(state.values)) {
    const { data } = inputState.safeParse((inputs as Record<string, unknown> | null)?.[inputAction]);
    values[id] = data?.value ?? data?.selected_option?.value ?? data?.selected_user ?? null;
  }
  return values;
}
