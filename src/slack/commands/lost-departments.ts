import type { Reads } from '../../desk/ports.js';
import type { Department, DeskSettings } from '../../desk/settings/desk-settings.js';

/**
 * The departments that a line may name: those of the settings; to cancel also those that have tickets and are not set
 * up any more, by their keys.
 */
export async function departmentsFor(reads: Reads, settings: DeskSettings, line: string): Promise<Department[]> {
  const { departments } = settings;
  if (!/cancel|取消/iu.test(line)) return [...departments];
  const lost = await reads.activeEscalationsBeside(departments.map(({ key }) => key));
  return [...departments, ...[...new Set(lost.map(({ department }) => department))].map(nameOnly)];
}

function nameOnly(key: string): Department {
  return { key, name: { en: key, 'zh-TW': key }, channel: '', onCall: [], categories: [], escalateAtOnce: false };
}
