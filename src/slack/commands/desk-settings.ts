import { invocation } from '../../base/invocation.js';
import { may } from '../../desk/access/roles.js';
import { Refusal } from '../../desk/errors.js';
import type { DeskDirectory, Looked } from '../../desk/settings/desk-file-directory.js';
import { exportDesk } from '../../desk/settings/desk-file-export.js';
import { translator } from '../../i18n/translate.js';
import { limits } from '../blocks/limits.js';
import { safe, section } from '../blocks/text.js';
import { createDirectory } from '../directory.js';
import type { Answer, Asker, Edge } from '../edge.js';

/** How long the names of a large workspace are waited for: without them the ids are shown. */
const namesWithinMs = 1200;
const fence = '```';

/** `/desk settings`: the desk as its file has it, with names. @throws Refusal */
export async function showSettings(edge: Edge, { viewer, language }: Asker): Promise<Answer> {
  if (!may(viewer.roles, 'configure')) throw new Refusal('refusal.not_allowed');
  const t = translator(language);
  const settings = await edge.desk.store.reads.settings();
  const yaml = await exportDesk(settings, hasty(createDirectory(edge.client)), language);
  const title = t('settings.title', { version: settings.version });
  const how = t('settings.how', { command: invocation() });
  const { parts, left } = inCode(yaml.trimEnd(), limits.copyText - title.length - how.length);
  const cut = left === 0 ? [] : [section(t('settings.cut', { lines: left }))];
  const blocks = [section(title), ...parts.map(section), ...cut, section(how)];
  return { text: [title, ...parts, how].join('\n'), blocks };
}

/** Whole lines in code blocks that each fit a section. `left`: how many lines the message has no room for. */
function inCode(text: string, max: number): { parts: string[]; left: number } {
  const lines = safe(text.replaceAll(fence, "'''")).split('\n');
  const most = limits.sectionText - 2 * fence.length;
  const parts: string[] = [];
  let part: string[] = [];
  let used = 0;
  const size = (): number => part.reduce((sum, line) => sum + line.length + 1, 0);
  for (const [at, line] of lines.entries()) {
    if (used + size() + line.length > max || line.length > most) {
      parts.push(part.join('\n'));
      return { parts: parts.map((each) => `${fence}${each}${fence}`), left: lines.length - at };
    }
    if (size() + line.length > most) {
      parts.push(part.join('\n'));
      used += size();
      part = [];
    }
    part.push(line);
  }
  return { parts: [...parts, part.join('\n')].map((each) => `${fence}${each}${fence}`), left: 0 };
}

/** A directory that gives up in time: the answer to a command may not wait for a long list. */
function hasty(directory: DeskDirectory): DeskDirectory {
  const inTime = async <T>(method: string, looked: Promise<Looked<T>>): Promise<Looked<T>> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Looked<T>>((resolve) => {
      timer = setTimeout(() => {
        resolve({ ok: false, method, code: 'timeout' });
      }, namesWithinMs);
    });
    return Promise.race([looked, late]).finally(() => {
      clearTimeout(timer);
    });
  };
  return {
    ...directory,
    people: () => inTime('users.list', directory.people()),
    channels: () => inTime('conversations.list', directory.channels()),
    groups: () => inTime('usergroups.list', directory.groups()),
  };
}
