import type { Json, JsonObject } from '../../json.js';
import type { StoredPerson } from '../../workspace/model.js';

/** A user object of the Web API. @param see what the token may see beyond the basics */
export function personShape(person: StoredPerson, see: { email: boolean; locale: boolean; at: Date }): JsonObject {
  const [first = '', ...rest] = person.realName.split(' ');
  const shown = person.isBot ? '' : (person.displayName ?? person.name);
  const shape: JsonObject = {
    id: person.id,
    team_id: person.teamId,
    name: person.name,
    deleted: person.deleted,
    color: '9f69e7',
    real_name: person.realName,
    tz: person.tz,
    tz_label: tzLabel(person.tz, see.at),
    tz_offset: tzOffset(person.tz, see.at),
    profile: {
      title: person.title ?? '',
      phone: '',
      skype: '',
      real_name: person.realName,
      real_name_normalized: person.realName,
      display_name: shown,
      display_name_normalized: shown,
      fields: null,
      status_text: '',
      status_emoji: '',
      status_emoji_display_info: [],
      status_expiration: 0,
      avatar_hash: `g${person.id.slice(1).toLowerCase()}`,
      ...(see.email && person.email !== undefined && !person.isBot ? { email: person.email } : {}),
      first_name: first,
      last_name: rest.join(' '),
      ...avatar(person.id),
      status_text_canonical: '',
      huddle_state: 'default_unset',
      huddle_state_expiration_ts: 0,
      team: person.teamId,
    },
    is_admin: person.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.isGuest,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
    is_email_confirmed: !person.isBot,
    who_can_share_contact_card: 'EVERYONE',
    ...(person.isStranger ? { is_stranger: true } : {}),
    ...(see.locale ? { locale: person.locale } : {}),
  };
  return person.deleted ? withoutDeletedFields(shape) : shape;
}

/** Slack drops zone and roles of people who left. */
function withoutDeletedFields(shape: JsonObject): JsonObject {
  const gone = new Set(['tz', 'tz_label', 'tz_offset', 'is_admin', 'is_owner', 'is_primary_owner', 'locale']);
  return Object.fromEntries(Object.entries(shape).filter(([key]) => !gone.has(key)));
}

function avatar(id: string): Record<string, Json> {
  const sizes = [24, 32, 48, 72, 192, 512];
  return Object.fromEntries(
    sizes.map((size) => [`image_${size}`, `https://secure.gravatar.com/avatar/${id}?s=${size}`]),
  );
}

/** Seconds east of UTC at a moment. */
function tzOffset(tz: string, at: Date): number {
  const name = zonePart(tz, at, 'longOffset');
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

function tzLabel(tz: string, at: Date): string {
  return zonePart(tz, at, 'long');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters cost more than what they do, so they are kept. */
function zonePart(tz: string, at: Date, style: 'long' | 'longOffset'): string {
  const key = `${tz} ${style}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: style });
  formats.set(key, format);
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
}
