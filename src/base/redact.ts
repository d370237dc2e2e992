/** What stands where something was taken out. */
export const REDACTED = '[redacted]';

const keysOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Names (lower case, without `_` and `-`) under which no text may be logged: what people wrote. */
const textKeys = keysOf(
  'answer attachments blocks comment content description html initialvalue keyvalue markdown mrkdwn note notes ' +
    'plaintext question quote rawbody stringvalue subject summary text texts title value values',
);

/** Fields that hold a whole request when they are strings, and are looked into when they are objects. */
const envelopeKeys = keysOf('body data form input message payload raw reason');

/** Names under which nothing may be logged: credentials, and people's addresses. */
const secretKeys = keysOf(
  'authorization cookie displayname firstname lastname mobile passwd privatemetadata proxyauthorization realname ' +
    'responseurl responseurls setcookie tel triggerid',
);
const secretEndings = [
  'apikey',
  'email',
  'emailaddress',
  'password',
  'phone',
  'phonenumber',
  'secret',
  'signature',
  'token',
];

/** What may be shown of a field: all of it, nothing, or what is inside if it is no plain text. */
export type FieldRule = 'open' | 'secret' | 'text' | 'envelope';

/** How a field of this name is treated, however deep it is nested. */
export function ruleFor(name: string): FieldRule {
  const key = name.toLowerCase().replaceAll(/[_-]/g, '');
  if (secretKeys.has(key) || secretEndings.some((ending) => key.endsWith(ending))) return 'secret';
  if (textKeys.has(key)) return 'text';
  return envelopeKeys.has(key) ? 'envelope' : 'open';
}

/** Field names as they appear in text that quotes an object: JSON, `util.inspect`, or a form. */
const quotedNames =
  'text|description|subject|title|value|initial_value|question|answer|comment|note|content|private_metadata|' +
  'email|phone|mobile|token|trigger_id|response_url|password|[a-z_]*secret|real_name|display_name';

/** One string literal, up to its end or that of the text. */
const inspected = (quote: string): string => `(["'\`])[^]*?(?:(?<!\\\\)${quote}|$)`;

/** Patterns of what must not be logged, and what is written instead. Input is short: see the limits of redact-fields. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/\bx(?:ox[a-z]|app)[-.][\w.%-]+/gi, '[token]'],
  [/\bBearer\s+[\w.~+/=-]+/gi, 'Bearer [token]'],
  [/\b(mongodb(?:\+srv)?:\/\/)[^\s"'<>]*@/gi, '$1[credentials]@'],
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/"'<>@]+@/gi, '$1[credentials]@'],
  [/(https?:\/\/hooks\.slack\.com\/)[^\s"'<>|\\]+/gi, `$1${REDACTED}`],
  [/\b(?:v0=)?[0-9a-f]{64}\b|\b[0-9a-f]{32}\b/gi, '[secret]'],
  [/\b\d{6,}\.\d{6,}\.[0-9a-f]{16,}\b/gi, '[trigger]'],
  // "text":"…" at any depth of escaping, also when it was cut off
  [new RegExp(`(\\\\*")(${quotedNames})\\1\\s*:\\s*\\1[^]*?(?:(?<!\\\\)\\1|$)`, 'gi'), `$1$2$1:$1${REDACTED}$1`],
  // text: '…' + '…', as util.inspect prints it
  [new RegExp(`\\b(${quotedNames}): ${inspected('\\2')}(?:\\s\\+\\s+${inspected('\\3')})*`, 'gi'), `$1: ${REDACTED}`],
  [new RegExp(`(^|[?&\\s])(${quotedNames}|payload)=[^&\\s]+`, 'gi'), `$1$2=${REDACTED}`],
  [/\bdup key: \{[^\n]*\}/g, `dup key: ${REDACTED}`],
  [/\bfor value "[^\n]*" \(type/g, `for value ${REDACTED} (type`],
  [/"[^\n]*"(?:\.\.\.)? is not valid JSON/g, `${REDACTED} is not valid JSON`],
  [/[^\s@<>"'(),:;|[\]\\/=]{1,64}@[^\s@<>"'(),:;|[\]\\/=]{1,190}\.[a-z]{2,24}\b/giu, '[e-mail]'],
  [/(?<!\w)\+\d[\d ().-]{6,18}\d\b/g, '[phone]'],
];

/** Takes credentials, addresses and quoted texts out of a string, wherever in it they stand. */
export function redactText(text: string): string {
  return patterns.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
