import type { DirectoryChannel } from '../../../desk/settings/desk-file-directory.js';
import type { DeskSettings } from '../../../desk/settings/desk-settings.js';
import type { Translate } from '../../../i18n/translate.js';
import type { Check, Examined } from '../check.js';
import type { Finding } from '../finding.js';

/** A channel with all that the desk uses it for. */
interface Use {
  readonly id: string;
  readonly purposes: readonly string[];
  /** What is said there is not for everybody. */
  readonly confidential: boolean;
}

/** Whether each channel of the desk can be used, and who can read along. */
export const checkChannels: Check = async (desk) => {
  const { settings, slack, t } = desk;
  if (!settings || !slack) return [];
  const found: Finding[] = [];
  for (const use of usesOf(settings, t)) {
    const looked = await slack.directory.channelById(use.id);
    const purpose = use.purposes.join(t('doctor.and'));
    if (!looked.ok) {
      const words = t('doctor.channel_unknown', { channel: use.id, purpose, code: looked.code });
      found.push({ level: 'warn', words });
    } else if (!looked.value) {
      const words = t('doctor.channel_gone', { channel: use.id, purpose });
      found.push({ level: 'fail', words, mend: t('doctor.channel_gone_mend') });
    } else found.push(...(await examine(looked.value, use, purpose, desk)));
  }
  return found;
};

async function examine(channel: DirectoryChannel, use: Use, purpose: string, desk: Examined): Promise<Finding[]> {
  const { t } = desk;
  const name = { channel: `#${channel.name}`, purpose };
  if (channel.isArchived) {
    return [{ level: 'fail', words: t('doctor.channel_archived', name), mend: t('doctor.channel_archived_mend') }];
  }
  if (!channel.isMember) {
    return [{ level: 'fail', words: t('doctor.not_in_channel', name), mend: t('doctor.not_in_channel_mend', name) }];
  }
  const leaks: Finding[] = [];
  if (use.confidential && !channel.isPrivate) {
    leaks.push({ level: 'warn', words: t('doctor.channel_public', name), mend: t('doctor.channel_public_mend') });
  }
  if (use.confidential && channel.isShared) {
    leaks.push({ level: 'warn', words: t('doctor.channel_shared', name), mend: t('doctor.channel_shared_mend') });
  }
  const outsiders = use.confidential ? await outsidersIn(channel.id, desk) : [];
  if (outsiders.length > 0) {
    const words = t('doctor.channel_outsiders', { ...name, people: outsiders.join(', ') });
    leaks.push({ level: 'warn', words, mend: t('doctor.channel_outsiders_mend') });
  }
  return leaks.length > 0 ? leaks : [{ level: 'ok', words: t('doctor.channel_ok', name) }];
}

async function outsidersIn(channel: string, { slack }: Examined): Promise<string[]> {
  const people = await slack?.directory.people();
  const members = await slack?.members(channel);
  if (!people?.ok || !members) return [];
  return people.value
    .filter(({ id, isOutsider }) => isOutsider && members.includes(id))
    .map(({ handle }) => `@${handle}`);
}

function usesOf({ queue, fallback, intake, departments, digest }: DeskSettings, t: Translate): Use[] {
  const all: { id: string; purpose: string; confidential: boolean }[] = [
    ...(queue === null ? [] : [{ id: queue, purpose: t('doctor.use_queue'), confidential: true }]),
    ...(fallback === null ? [] : [{ id: fallback, purpose: t('doctor.use_fallback'), confidential: true }]),
    ...departments.map(({ channel: id, key }) => ({
      id,
      purpose: t('doctor.use_department', { key }),
      confidential: true,
    })),
    ...digest.channels.map(({ channel: id }) => ({ id, purpose: t('doctor.use_digest'), confidential: true })),
    ...intake.map(({ channel: id }) => ({ id, purpose: t('doctor.use_intake'), confidential: false })),
  ];
  return [...new Set(all.map(({ id }) => id))].map((id) => {
    const uses = all.filter((use) => use.id === id);
    return {
      id,
      purposes: [...new Set(uses.map(({ purpose }) => purpose))],
      confidential: uses.some(({ confidential }) => confidential),
    };
  });
}
