import { z } from 'zod';
import { languages } from '../../i18n/language.js';
import { isTimeZone, timeZones } from './desk-file-zones.js';
import { weekdays } from './desk-settings.js';

/** An example of what is right, shown beside what is wrong; `choices` are offered instead where they are few. */
interface Right {
  readonly example: string;
  readonly choices?: readonly string[];
}

const rights = z.registry<Right>();

function right<Schema extends z.ZodType>(schema: Schema, example: string, choices?: readonly string[]): Schema {
  rights.add(schema, choices ? { example, choices } : { example });
  return schema;
}

const words = (pattern: RegExp, example: string) => right(z.string().trim().regex(pattern), example);
const oneOf = <const T extends readonly string[]>(values: T) => right(z.enum(values), values.join(' | '), values);

const language = oneOf(languages);
const flag = right(z.boolean(), 'true | false');
const category = right(z.string().trim().min(1).max(75), '"invoices"');
const channel = words(/^(#[^\s#]+|[CG][A-Z0-9]{5,})$/u, '"#support-queue"');
const person = words(
  /^(@\S.*|[UW][A-Z0-9]{5,}|[^\s@]+@[^\s@]+\.[^\s@]+)$/u,
  '"@alice" | alice@example.com | U0123ABCD',
);
const onCall = words(
  /^(@\S.*|[UWS][A-Z0-9]{5,}|[^\s@]+@[^\s@]+\.[^\s@]+)$/u,
  '"@alice" | "@oncall-billing" | U0123ABCD | S0123ABCD',
);
const days = right(
  z
    .number()
    .int()
    .refine((count) => count >= 1 && count <= 36_500),
  '365 | null',
);
const emoji = words(/^:?[\p{L}\p{N}_+'-]+:?$/u, 'ticket').transform((name) => name.replaceAll(':', ''));
const label = (example: string) => right(z.string().trim().min(1).max(75), example);
const name = right(
  z.union([
    z.strictObject({ en: label('Billing'), 'zh-TW': label('帳務部') }),
    label('Billing').transform((both) => ({ en: both, 'zh-TW': both })),
  ]),
  '{ en: Billing, zh-TW: 帳務部 }',
);

/** Slack's menus have at most 100 options, of at most 75 characters. */
const list = <Item extends z.ZodType>(item: Item, example: string) => right(z.array(item).max(100), example);

const people = list(person, '["@alice", bob@example.com]');

const department = z.strictObject({
  key: words(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, 'billing'),
  name,
  channel,
  locale: language.optional(),
  onCall: list(onCall, '["@alice", "@oncall-billing"]').default([]),
  categories: list(category, '[invoices, refunds]').default([]),
  escalateAtOnce: flag.default(false),
});

/** Every field of the desk file; each may be left out. */
export const deskFileSchema = z
  .strictObject({
    locale: language,
    timezone: right(z.string().trim().refine(isTimeZone), 'Asia/Taipei', timeZones()),
    queue: channel.nullable(),
    fallback: channel.nullable(),
    categories: list(category, '[invoices, bugs]'),
    intake: list(
      right(
        z.strictObject({ channel, mode: oneOf(['auto', 'offer']), locale: language.optional() }),
        '{ channel: "#help", mode: auto }',
      ),
      '[{ channel: "#help", mode: auto }]',
    ),
    departments: list(
      right(department, '{ key: billing, name: { en: Billing, zh-TW: 帳務部 }, channel: "#billing" }'),
      '[{ key: billing, name: { en: Billing, zh-TW: 帳務部 }, channel: "#billing" }]',
    ),
    relayCardThreads: flag,
    emoji: z.strictObject({ create: emoji, take: emoji, resolve: emoji, escalate: emoji }).partial(),
    roles: z.strictObject({ agents: people, leads: people, managers: people, admins: people }).partial(),
    digest: z
      .strictObject({
        channels: list(
          right(z.strictObject({ channel, locale: language.optional() }), '{ channel: "#support-managers" }'),
          '[{ channel: "#support-managers" }]',
        ),
        at: words(/^([01]\d|2[0-3]):[0-5]\d$/u, '"09:00"'),
        weekdays: list(oneOf(weekdays), '[mon, tue, wed, thu, fri]'),
        names: flag,
      })
      .partial(),
    retention: z.strictObject({ closedDays: days.nullable() }),
  })
  .partial();

/** The file's content; channels and people as they are written there. */
export type DeskFile = z.output<typeof deskFileSchema>;

/** What would be right at a path of the file; undefined where any map fits. */
export function rightAt(path: readonly PropertyKey[]): Right | undefined {
  let schema: z.core.$ZodType | undefined = deskFileSchema;
  for (const step of path) schema = schema && within(bare(schema), step);
  return schema && rightOf(schema);
}

/** The fields that a map at that path may have. */
export function fieldsAt(path: readonly PropertyKey[]): string[] {
  let schema: z.core.$ZodType | undefined = deskFileSchema;
  for (const step of path) schema = schema && within(bare(schema), step);
  const map = schema && mapIn(bare(schema));
  return map ? Object.keys(map.shape) : [];
}

function within(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  const shape: Record<PropertyKey, z.core.$ZodType> = mapIn(schema)?.shape ?? {};
  return shape[step];
}

function mapIn(schema: z.core.$ZodType): z.ZodObject | undefined {
  if (schema instanceof z.ZodObject) return schema;
  return schema instanceof z.ZodUnion ? schema.options.map(mapIn).find((one) => one !== undefined) : undefined;
}

function rightOf(schema: z.core.$ZodType): Right | undefined {
  const inner = inside(schema);
  return rights.get(schema) ?? (inner && rightOf(inner));
}

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = inside(schema);
  return inner ? bare(inner) : schema;
}

/** What an optional, nullable, default or transforming schema wraps. */
function inside(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodPipe) return schema.in;
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return wraps ? schema.unwrap() : undefined;
}
