import { createHash } from 'node:crypto';
import type { KnownBlock, View } from '@slack/types';
import { clip, head } from '../../base/clip.js';
import { plainOf } from '../../desk/messages/subject-of.js';
import { channelsOfContact, priorities, type Ticket } from '../../desk/tickets/ticket.js';
import type { DeskSettings } from '../../desk/settings/desk-settings.js';
import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';
import { context, safe } from '../blocks/text.js';
import { limits } from '../blocks/limits.js';
import { field, modal, select, textInput } from './fields.js';

/** Where the form was opened from; comes back with the submission. */
export interface TicketFormOrigin {
  readonly channel?: string;
  readonly ts?: string;
  readonly threadTs?: string;
  /** Author of the message. */
  readonly author?: string;
  /** Which version of the message was shown. */
  readonly revision?: string;
  readonly isPrivate?: boolean;
  readonly files?: readonly { readonly id: string; readonly name: string; readonly url?: string }[];
}

export interface TicketForm {
  readonly language: Language;
  readonly settings: DeskSettings;
  /** Agents see every field; requesters see subject, description, category. */
  readonly asAgent: boolean;
  readonly subject?: string;
  readonly description?: string;
  readonly origin?: TicketFormOrigin;
  readonly permalink?: string;
}

const subjectLength = 150;
const tagsLength = 300;

/**
 * What was typed after `/ticket`, as the form's first fields: its first line is the subject; the description has all of
 * it where that is not the whole.
 * @param typed plain text
 */
export function typedTicket(typed: string): { subject: string; description: string } {
  const text = typed.trim();
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  const subject = clip(line, subjectLength);
  return { subject, description: subject === text ? '' : text };
}

/** The form that opens a ticket. */
export function ticketForm(form: TicketForm): View {
  const t = translator(form.language);
  const origin = form.origin ?? {};
  const fromOther = form.origin?.author !== undefined;
  const blocks: KnownBlock[] = [
    ...sourceNotes(form, t),
    field(
      'subject',
      t('field.subject'),
      textInput(form.subject ?? '', { max: subjectLength, placeholder: t('field.subject_hint') }),
    ),
    field(
      'description',
      t('field.description'),
      textInput(form.description ?? '', { multiline: true, placeholder: t('field.description_hint') }),
      { optional: true },
    ),
    ...categoryField(form.settings, null, t),
  ];
  if (form.asAgent) {
    blocks.push(
      priorityField('normal', t),
      ...(fromOther ? [] : requesterFields(t)),
      viaField(fromOther, t),
      tagsField([], t),
    );
  }
  return modal({
    callbackId: 'ticket_form',
    language: form.language,
    title: t('form.new_ticket'),
    submit: 'submit.open',
    blocks,
    metadata: origin,
  });
}

/** The form that edits a ticket. */
export function editForm(ticket: Ticket, settings: DeskSettings, language: Language): View {
  const t = translator(language);
  return modal({
    callbackId: 'edit_form',
    language,
    title: t('form.edit_ticket', { number: ticket.number }),
    submit: 'submit.save',
    blocks: [
      field('subject', t('field.subject'), textInput(ticket.subject, { max: subjectLength })),
      ...descriptionField(ticket, t),
      ...categoryField(settings, ticket.category, t),
      priorityField(ticket.priority, t),
      tagsField(ticket.tags, t),
    ],
    metadata: { ticketId: ticket.id, was: editedFields(ticket) },
  });
}

/** What the edit form shows of a ticket; comes back with the submission, so that only what was changed is saved. */
export interface EditedFields {
  readonly subject: string;
  /** A fingerprint: the text itself would not fit into a form's metadata. */
  readonly description: string;
  readonly priority: string;
  readonly category: string | null;
  readonly tags: string;
}

/** What the edit form shows of a ticket as it is now. */
export function editedFields(ticket: Ticket): EditedFields {
  const { priority, category } = ticket;
  const subject = head(ticket.subject, subjectLength);
  const description = fingerprint(plainOf(ticket.description));
  return { subject, description, priority, category, tags: head(ticket.tags.join(', '), tagsLength) };
}

/** Tells one long text from another. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url').slice(0, 16);
}

/** A description that is longer than a form can hold is not shown: saving would cut it. */
function descriptionField(ticket: Ticket, t: Translate): KnownBlock[] {
  const text = plainOf(ticket.description);
  if (text.length > limits.inputText) return [];
  return [field('description', t('field.description'), textInput(text, { multiline: true }), { optional: true })];
}

function sourceNotes(form: TicketForm, t: Translate): KnownBlock[] {
  const files = form.origin?.files ?? [];
  const lines = [
    form.permalink === undefined ? null : t('form.from_message', { url: form.permalink }),
    files.length === 0 ? null : t('form.files', { names: files.map(({ name }) => safe(name)).join(', ') }),
    form.origin?.isPrivate === true ? t('form.private_source') : null,
    isCut(form) ? t('form.cut') : null,
  ].filter((line) => line !== null);
  return lines.length === 0 ? [] : [context(...lines)];
}

/** A long message is read again when the form is sent; what was only typed has to fit. */
function isCut({ description = '', origin }: TicketForm): boolean {
  return origin?.ts === undefined && description.length > limits.inputText;
}

function categoryField(settings: DeskSettings, initial: string | null, t: Translate): KnownBlock[] {
  const known = new Set([...settings.categories, ...settings.departments.flatMap(({ categories }) => categories)]);
  if (initial !== null) known.add(initial);
  if (known.size === 0) return [];
  const choices = [...known].map((value) => ({ value, label: value }));
  return [field('category', t('field.category'), select(choices, initial), { optional: true })];
}

function priorityField(initial: string, t: Translate): KnownBlock {
  const choices = priorities.map((value) => ({ value, label: t(`priority.${value}`) }));
  return field('priority', t('field.priority'), select(choices, initial));
}

/** A message came by Slack; how else somebody came follows from who they are, unless the agent says it. */
function viaField(fromMessage: boolean, t: Translate): KnownBlock {
  const choices = channelsOfContact
    .filter((via) => via !== 'api')
    .map((value) => ({ value, label: t(`via.${value}`) }));
  if (fromMessage) return field('via', t('field.via'), select(choices, 'slack'));
  return field('via', t('field.via'), select(choices, null), { optional: true, hint: t('field.via_hint') });
}

function tagsField(tags: readonly string[], t: Translate): KnownBlock {
  return field('tags', t('field.tags'), textInput(tags.join(', '), { max: tagsLength }), {
    optional: true,
    hint: t('field.tags_hint'),
  });
}

function requesterFields(t: Translate): KnownBlock[] {
  return [
    field('requester', t('field.requester'), { type: 'users_select' }, { optional: true }),
    field('contact_name', t('field.contact_name'), textInput('', { max: 100 }), { optional: true }),
    field('contact_phone', t('field.contact_phone'), textInput('', { max: 40 }), { optional: true }),
    field('contact_email', t('field.contact_email'), { type: 'email_text_input' }, { optional: true }),
  ];
}
