import { Document, isCollection, isMap, isScalar, Scalar, visit } from 'yaml';
import type { Language } from '../../i18n/language.js';
import { translator, type Translate } from '../../i18n/translate.js';
import type { DeskDirectory } from './desk-file-directory.js';
import { DeskNames } from './desk-file-names.js';
import { roleNames, type DeskSettings } from './desk-settings.js';

/** The settings as a desk file: names where they mean one thing only, else ids. Applied again it changes nothing. */
export async function exportDesk(
  settings: DeskSettings,
  directory: DeskDirectory,
  language: Language,
): Promise<string> {
  const t = translator(language);
  const names = await DeskNames.from(directory);
  const document = new Document(plainDesk(settings, names));
  document.commentBefore = ` ${t('deskfile.export_title')}\n ${t('deskfile.export_references')}`;
  addComments(document, t);
  visit(document, {
    // flow style keeps one thing on one line
    Pair(_key, { key, value }) {
      const name = isScalar(key) ? String(key.value) : '';
      const isFlow = ['name', 'onCall', 'categories', 'weekdays', ...roleNames].includes(name);
      if (isFlow && isCollection(value)) value.flow = true;
    },
    Scalar(key, node) {
      const isReference = typeof node.value === 'string' && /^[#@]|^\d\d:\d\d$/u.test(node.value);
      if (key !== 'key' && isReference) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function plainDesk(settings: DeskSettings, names: DeskNames): object {
  const { locale, timezone, queue, fallback, categories, intake, departments } = settings;
  const { relayCardThreads, emoji, roles, digest, retention } = settings;
  return {
    locale,
    timezone,
    queue: queue && names.channel(queue),
    fallback: fallback && names.channel(fallback),
    categories: [...categories],
    intake: intake.map((each) => ({ ...each, channel: names.channel(each.channel) })),
    departments: departments.map(({ key, name, channel, onCall, ...rest }) => ({
      key,
      name: { en: name.en, 'zh-TW': name['zh-TW'] },
      channel: names.channel(channel),
      ...rest,
      onCall: onCall.map((id) => names.onCall(id)),
    })),
    relayCardThreads,
    emoji: { ...emoji },
    roles: Object.fromEntries(roleNames.map((role) => [role, roles[role].map((id) => names.person(id))])),
    digest: {
      channels: digest.channels.map((each) => ({ ...each, channel: names.channel(each.channel) })),
      at: digest.at,
      weekdays: [...digest.weekdays],
      names: digest.names,
    },
    retention: { ...retention },
  };
}

function addComments(document: Document, t: Translate): void {
  const comments: Record<string, string> = {
    queue: t('deskfile.about_queue'),
    fallback: t('deskfile.about_fallback'),
    categories: t('deskfile.about_categories'),
    intake: t('deskfile.about_intake'),
    departments: t('deskfile.about_departments'),
    relayCardThreads: t('deskfile.about_relay'),
    emoji: t('deskfile.about_emoji'),
    roles: t('deskfile.about_roles'),
    digest: t('deskfile.about_digest'),
    retention: t('deskfile.about_retention'),
  };
  if (!isMap(document.contents)) return;
  for (const { key } of document.contents.items) {
    const comment = isScalar(key) ? comments[String(key.value)] : undefined;
    if (!isScalar(key) || comment === undefined) continue;
    key.commentBefore = ` ${comment}`;
    key.spaceBefore = true;
  }
}
