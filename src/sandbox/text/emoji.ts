/** Emoji that people type as themselves; Slack delivers their names. Variation selectors are dropped with them. */
const NAMES: Record<string, string> = {
  '🔒': 'lock',
  '🎫': 'ticket',
  '👀': 'eyes',
  '✅': 'white_check_mark',
  '‼': 'bangbang',
  '🚨': 'rotating_light',
  '👍': '+1',
  '👎': '-1',
  '🙏': 'pray',
  '🎉': 'tada',
  '❤': 'heart',
  '🔥': 'fire',
  '⚠': 'warning',
  '❌': 'x',
  '❓': 'question',
  '❗': 'exclamation',
  '😀': 'grinning',
  '😊': 'blush',
  '😂': 'joy',
  '😢': 'cry',
  '😡': 'rage',
  '🚀': 'rocket',
  '💡': 'bulb',
  '📌': 'pushpin',
  '📎': 'paperclip',
  '🖨': 'printer',
  '☎': 'phone',
  '📞': 'telephone_receiver',
  '📧': 'e-mail',
  '⏰': 'alarm_clock',
  '🛎': 'bellhop_bell',
  '🔓': 'unlock',
  '🔔': 'bell',
  '🐛': 'bug',
  '💯': '100',
  '👋': 'wave',
};

const pattern = new RegExp(`(${Object.keys(NAMES).join('|')})\\uFE0F?`, 'gu');

/** Replaces typed emoji by their `:name:`. */
export function nameEmoji(text: string): string {
  return text.replaceAll(pattern, (_all, emoji: string) => `:${NAMES[emoji] ?? ''}:`);
}

/** The name of an emoji, given as itself, as `:name:` or as its name. */
export function emojiName(given: string): string {
  return nameEmoji(given).replaceAll(':', '');
}
