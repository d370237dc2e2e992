import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fieldsAt } from '../../../src/desk/settings/desk-file-schema.js';
import { isReservedWord } from '../../../src/desk/settings/reserved-words.js';
import { parseKpiRequest } from '../../../src/reports/kpi-request.js';
import { parseEscalate, parseTicketCommand } from '../../../src/slack/commands/ticket-grammar.js';
import { readDeskFile, type DeskPatch } from '../../../src/desk/settings/desk-file.js';
import { applyDesk } from '../../../src/desk/settings/desk-file-apply.js';
import { exportDesk } from '../../../src/desk/settings/desk-file-export.js';
import { faultLine } from '../../../src/desk/settings/desk-file-fault.js';
import { defaultSettings, type DeskSettings } from '../../../src/desk/settings/desk-settings.js';
import { languages } from '../../../src/i18n/language.js';
import { smallDirectory, type Refusals } from './directory.js';

const full = `
locale: zh-TW
timezone: Asia/Taipei
queue: "#support-queue"
fallback: C0MANAGE
categories: [invoices, bugs]
intake:
  - { channel: "#help", mode: auto, locale: en }
departments:
  - key: billing
    name: { en: Billing, zh-TW: 帳務部 }
    channel: "#billing"
    locale: en
    onCall: ["@oncall-billing", "@ava", alice@example.com]
    categories: [invoices]
    escalateAtOnce: true
relayCardThreads: true
emoji: { create: ":sos:" }
roles:
  agents: ["@ava", U0ALICE0, "@Ava Stone"]
  admins: []
digest:
  channels: [{ channel: "#support-managers" }]
  at: "08:30"
  weekdays: [fri, mon, mon]
  names: true
`;

const start = defaultSettings('T1', 'en', 'UTC');

async function patchOf(text: string): Promise<DeskPatch> {
  const result = await readDeskFile(text, smallDirectory());
  if (!result.ok) throw new Error(result.faults.map((each) => faultLine('desk.yml', each, 'en')).join('\n'));
  return result.patch;
}

async function faultsOf(text: string, refused: Refusals = {}, current?: DeskSettings): Promise<string[]> {
  const result = await readDeskFile(text, smallDirectory(refused), current);
  return result.ok ? [] : result.faults.map((each) => faultLine('desk.yml', each, 'en'));
}

describe('a desk file', () => {
  it('has every field; names become ids', async () => {
    expect(await patchOf(full)).toEqual({
      locale: 'zh-TW',
      timezone: 'Asia/Taipei',
      queue: 'C0QUEUE0',
      fallback: 'C0MANAGE',
      categories: ['invoices', 'bugs'],
      intake: [{ channel: 'C0HELP00', mode: 'auto', locale: 'en' }],
      departments: [
        {
          key: 'billing',
          name: { en: 'Billing', 'zh-TW': '帳務部' },
          channel: 'C0BILL00',
          locale: 'en',
          onCall: ['S0ONCALL', 'U0AVA000', 'U0ALICE0'],
          categories: ['invoices'],
          escalateAtOnce: true,
        },
      ],
      relayCardThreads: true,
      emoji: { create: 'sos' },
      roles: { agents: ['U0AVA000', 'U0ALICE0'], admins: [] },
      digest: { channels: [{ channel: 'C0MANAGE' }], at: '08:30', weekdays: ['mon', 'fri'], names: true },
    });
  });

  it.each(['', '# nothing but a comment\n', '{}'])('may mention nothing: %j', async (text) => {
    expect(await patchOf(text)).toEqual({});
  });

  it('may say one name for both languages, and take a channel away', async () => {
    expect(await patchOf('queue: null\ndepartments: [{ key: it, name: IT, channel: C0BILL00 }]')).toMatchObject({
      queue: null,
      departments: [{ name: { en: 'IT', 'zh-TW': 'IT' }, onCall: [], categories: [], escalateAtOnce: false }],
    });
  });
});

it('takes who stands twice, by different names, once', async () => {
  const onCall = '["@alice", alice@example.com, U0ALICE0, "@oncall-billing", S0ONCALL]';
  const { departments, digest } = await patchOf(
    `departments: [{ key: a, name: A, channel: C0BILL00, onCall: ${onCall} }]\ndigest: { weekdays: [mon, mon] }`,
  );
  expect(departments?.[0]?.onCall).toEqual(['U0ALICE0', 'S0ONCALL']);
  expect(digest?.weekdays).toEqual(['mon']);
});

/** Every field of the file, each as the names that lead to it. */
function allFields(path: readonly (string | number)[] = []): string[][] {
  return fieldsAt(path).flatMap((key) => {
    const own = [...path.filter((step) => typeof step === 'string'), key];
    const inner = [allFields([...path, key]), allFields([...path, key, 0])];
    return [own, ...(inner.find((each) => each.length > 0) ?? [])];
  });
}

it('the example shows every field', () => {
  const example = readFileSync('examples/desk.yml', 'utf8');
  const fields = allFields();
  expect(fields).toContainEqual(['retention', 'closedDays']);
  expect(fields).toContainEqual(['departments', 'onCall']);
  for (const path of fields) {
    const [top = '', last] = [path[0], path.at(-1) ?? ''];
    const section = new RegExp(String.raw`^(# )?${top}:[^]*?(?=^\w|$(?![^]))`, 'mu').exec(example)?.[0] ?? '';
    expect({ path, shown: new RegExp(String.raw`\b${last}:`, 'u').test(section) }).toEqual({ path, shown: true });
  }
});

describe('applying', () => {
  it('changes what is mentioned, and keeps the rest', async () => {
    const first = applyDesk(start, await patchOf(full));
    const second = applyDesk(
      first,
      await patchOf('timezone: UTC\ndigest: { at: "10:00" }\nroles: { leads: ["@ava"] }'),
    );
    expect(second).toEqual({
      ...first,
      version: 2,
      timezone: 'UTC',
      digest: { ...first.digest, at: '10:00' },
      roles: { ...first.roles, leads: ['U0AVA000'] },
    });
    expect(second.emoji).toEqual({ ...start.emoji, create: 'sos' });
  });

  it('changes nothing the second time', async () => {
    const patch = await patchOf(full);
    const first = applyDesk(start, patch);
    expect(first.version).toBe(1);
    expect(applyDesk(first, patch)).toBe(first);
  });
});

describe('exporting', () => {
  it.each(languages)('writes what changes nothing when it is applied, in %s', async (language) => {
    const settings = applyDesk(start, await patchOf(full));
    const yaml = await exportDesk(settings, smallDirectory(), language);
    expect(applyDesk(settings, await patchOf(yaml))).toBe(settings);
    // and it says everything: another desk becomes the same
    expect(applyDesk(start, await patchOf(yaml))).toEqual(settings);
  });

  it('writes names only where they mean one thing', async () => {
    const patch = await patchOf('roles: { agents: [U0SAM001, U0TWIN00, U0ALICE0] }\nfallback: C0BILL00');
    const department = {
      key: 'b',
      name: { en: 'B', 'zh-TW': 'B' },
      channel: 'C0GONE00',
      onCall: ['U0TWIN00', 'S0TWINS0'],
    };
    const settings: DeskSettings = {
      ...applyDesk(start, patch),
      roles: { agents: ['U0SAM001', 'U0UNKNOWN'], leads: [], managers: [], admins: ['U0GONE00'] },
      departments: [{ ...department, categories: [], escalateAtOnce: false }],
    };
    const yaml = await exportDesk(settings, smallDirectory(), 'en');
    expect(yaml).toContain('fallback: "#billing"');
    expect(yaml).toContain('agents: [ "@sam.a", U0UNKNOWN ]');
    expect(yaml).toContain('admins: [ U0GONE00 ]');
    expect(yaml).toContain('onCall: [ U0TWIN00, S0TWINS0 ]');
    expect(yaml).toContain('channel: C0GONE00');
  });

  it('writes ids where Slack tells no names', async () => {
    const settings = applyDesk(start, await patchOf(full));
    const refused = { 'users.list': 'missing_scope', 'conversations.list': 'missing_scope', 'usergroups.list': 'x' };
    const yaml = await exportDesk(settings, smallDirectory(refused), 'en');
    expect(yaml).toContain('queue: C0QUEUE0');
    expect(yaml).toContain('onCall: [ S0ONCALL, U0AVA000, U0ALICE0 ]');
  });
});

describe('a fault', () => {
  it.each([
    [
      'queue: #support-queue',
      'desk.yml:1: queue: is empty, because # begins a comment in YAML; write it in quotes: "#name"',
    ],
    ['intake:\n  - channel: #help\n    mode: auto', 'desk.yml:2: intake[0].channel: is empty, because # begins'],
    ['roles:\n  agents: [@ava]', 'desk.yml:2: in YAML a value that begins with @ must stand in quotes: "@name"'],
    ['categories:', 'desk.yml:1: categories: is empty; write a value, [] for an empty list'],
    ['locale: en\nlocale: en', 'desk.yml:2: this is not YAML: Map keys must be unique'],
    ['departments: [', 'desk.yml:1: this is not YAML:'],
    ['just words', 'desk.yml:1: must be fields with values, such as queue: "#support-queue"'],
    ['\nlocal: en', 'desk.yml:2: local: “local” is not a field; did you mean “locale”?'],
    ['weather: fine', 'desk.yml:1: weather: “weather” is not a field; the fields here are locale, timezone, queue'],
    ['locale: zh_TW', 'desk.yml:1: locale: "zh_TW" does not fit; did you mean zh-TW?'],
    ['locale: fr', 'desk.yml:1: locale: "fr" is none of en, zh-TW'],
    ['timezone: Asia/Taipeh', 'desk.yml:1: timezone: "Asia/Taipeh" does not fit; did you mean Asia/Taipei?'],
    ['timezone: nowhere at all', 'desk.yml:1: timezone: "nowhere at all" does not fit; write Asia/Taipei'],
    ['queue: 5', 'desk.yml:1: queue: 5 does not fit; write "#support-queue"'],
    ['queue: support-queue', 'desk.yml:1: queue: "support-queue" does not fit; write "#support-queue"'],
    ['categories: invoices', 'desk.yml:1: categories: "invoices" does not fit; write [invoices, bugs]'],
    ['categories: [bugs, x, Bugs]', 'desk.yml:1: categories[2]: Bugs stands here twice, the first time on line 1'],
    [`categories: [${'x'.repeat(76)}]`, '… is longer than 75 characters'],
    [
      `categories: [${Array.from({ length: 101 }, (_, at) => `c${at}`).join()}]`,
      'categories: has more than 100 entries',
    ],
    ['relayCardThreads: yes', 'desk.yml:1: relayCardThreads: "yes" does not fit; write true | false'],
    ['digest:\n  at: 9:00', 'desk.yml:2: digest.at: "9:00" does not fit; write "09:00"'],
    ['digest: { at: "24:00" }', 'desk.yml:1: digest.at: "24:00" does not fit; write "09:00"'],
    ['digest:\n  weekdays: [mon, tues]', 'desk.yml:2: digest.weekdays[1]: "tues" does not fit; did you mean tue?'],
    ['digest: { weekdays: [funday] }', 'desk.yml:1: digest.weekdays[0]: "funday" is none of mon, tue, wed'],
    ['intake: [{ channel: "#help", mode: always }]', 'desk.yml:1: intake[0].mode: "always" is none of auto, offer'],
    ['intake:\n  - channel: "#help"', 'desk.yml:2: intake[0].mode: is missing; write auto | offer'],
    ['departments:\n  - key: a b', 'desk.yml:2: departments[0].key: "a b" does not fit; write billing'],
    ['departments: [{ key: a, name: { en: A }, channel: C0BILL00 }]', 'departments[0].name.zh-TW: is missing'],
    [
      'departments: [{ key: a, name: A, channel: C0BILL00, oncall: [] }]',
      '“oncall” is not a field; did you mean “onCall”?',
    ],
    ['emoji: { create: a b }', 'desk.yml:1: emoji.create: "a b" does not fit; write ticket'],
    ['emoji: { create: eyes, take: ":eyes:" }', 'emoji.take: :eyes: would mean both “create” and “take”'],
    ['emoji: { create: eyes }', 'emoji.create: :eyes: would mean both “take” and “create”'],
    ['roles: { boss: [] }', 'roles.boss: “boss” is not a field; the fields here are agents, leads, managers, admins'],
    ['roles: { agents: [ava] }', 'desk.yml:1: roles.agents[0]: "ava" does not fit; write "@alice" | alice@example.com'],
  ])('in %j says %j', async (text, line) => {
    expect((await faultsOf(text, {}, start)).join('\n')).toContain(line);
  });

  it('is told for departments that contradict each other', async () => {
    const text = [
      'departments:',
      '  - { key: a, name: A, channel: C0BILL00, categories: [bugs] }',
      '  - { key: A, name: A, channel: C0BILL00, categories: [bugs] }',
      '  - { key: c, name: C, channel: C0BILL00, escalateAtOnce: true }',
    ].join('\n');
    expect(await faultsOf(text)).toEqual([
      'desk.yml:3: departments[1].key: A stands here twice, the first time on line 2',
      'desk.yml:3: departments[1].categories[0]: the category bugs belongs to “a” already (line 2); a category has one department',
      'desk.yml:4: departments[2].escalateAtOnce: a department that gets tickets at once needs categories',
    ]);
  });

  it('is told for a watched channel that is the desk’s own, or watched twice', async () => {
    const watched = 'intake: [{ channel: "#support-queue", mode: auto }, { channel: C0BILL00, mode: offer }]';
    const current = applyDesk(start, await patchOf(full));
    expect(await faultsOf(watched, {}, current)).toEqual([
      'desk.yml:1: intake[0].channel: #support-queue is the queue; its messages cannot become tickets',
      'desk.yml:1: intake[1].channel: C0BILL00 is the channel of “billing”; its messages cannot become tickets',
    ]);
    const twice = 'intake:\n  - { channel: "#help", mode: auto }\n  - { channel: C0HELP00, mode: auto }';
    expect(await faultsOf(twice)).toEqual([
      'desk.yml:3: intake[1].channel: C0HELP00 stands here twice, the first time on line 2',
    ]);
  });

  it.each([
    ['key: cancel, name: A', 'key: “cancel” means something else in commands; choose another word'],
    ['key: Mine, name: A', 'key: “Mine” means'],
    ['key: a, name: Week', 'name.en: “Week” means'],
    ['key: a, name: { en: Today’s, zh-TW: 今天 }', 'name.zh-TW: “今天” means'],
    ['key: a, name: { en: A, zh-TW: 取消 }', 'name.zh-TW: “取消” means'],
    ['key: "12", name: A', 'key: “12” means'],
    ['key: t-12, name: A', 'key: “t-12” means'],
  ])('is told for a department that commands could not name: %j', async (names, words) => {
    const faults = await faultsOf(`departments:\n  - { ${names}, channel: C0BILL00 }`);
    expect(faults).toEqual([expect.stringContaining(`desk.yml:2: departments[0].${words}`)]);
    expect(await faultsOf('departments: [{ key: weekly, name: Cancellations, channel: C0BILL00 }]')).toEqual([]);
  });

  it('every word of a command that stands where a department may is reserved', () => {
    const departments = (key: string) => [
      { key, name: { en: key, 'zh-TW': key }, channel: 'C1', onCall: [], categories: [], escalateAtOnce: false },
    ];
    const words = [
      'mine',
      'my',
      '我的',
      'unassigned',
      '未指派',
      'cancel',
      '取消',
      '12',
      'week',
      '今天',
      '本週',
      'billing',
    ];
    for (const key of words) {
      const settings: DeskSettings = { ...start, departments: departments(key) };
      const list = parseTicketCommand(`list ${key}`, settings);
      const isListed = list.verb === 'list' && typeof list.filter === 'object';
      const kpi = parseKpiRequest(`today ${key}`, settings);
      const isMeasured = kpi.ok && 'department' in kpi.request.scope;
      const escalates = parseEscalate(`1 ${key} why`, settings).verb === 'escalate';
      expect({ key, reserved: isReservedWord(key) }).toEqual({ key, reserved: !(isListed && isMeasured && escalates) });
    }
  });

  it('is told for a department in the queue’s channel, whichever of the two the file sets', async () => {
    const text = 'queue: "#billing"\ndepartments:\n  - { key: a, name: A, channel: C0BILL00 }';
    expect(await faultsOf(text)).toEqual([
      'desk.yml:3: departments[0].channel: C0BILL00 is the queue; the department “a” needs a channel of its own',
    ]);
    const current = applyDesk(start, await patchOf(full));
    expect(await faultsOf('locale: en\nqueue: "#billing"', {}, current)).toEqual([
      'desk.yml:2: queue: #billing is the queue; the department “billing” needs a channel of its own',
    ]);
    expect(await faultsOf('locale: en', {}, { ...current, queue: 'C0BILL00' })).toEqual([]);
  });

  it('is told for a digest that goes to one channel twice', async () => {
    expect(
      await faultsOf('digest:\n  channels:\n    - channel: "#help"\n    - { channel: C0HELP00, locale: zh-TW }'),
    ).toEqual(['desk.yml:4: digest.channels[1].channel: C0HELP00 stands here twice, the first time on line 3']);
  });

  it.each([
    ['queue: "#suport-queue"', 'Bellhop sees no channel #suport-queue; did you mean #support-queue?'],
    ['queue: "#elsewhere"', 'Bellhop sees no channel #elsewhere; if it is private, invite Bellhop there first'],
    ['queue: C0NOWHERE', 'Bellhop sees no channel C0NOWHERE'],
    ['queue: "#old"', 'the channel #old is archived'],
    ['roles: { agents: ["@avb"] }', 'nobody here is @avb; did you mean @ava?'],
    ['roles: { agents: [U0NOBODY] }', 'nobody here is U0NOBODY'],
    ['roles: { agents: [zoe@example.com] }', 'nobody here is zoe@example.com'],
    ['roles: { agents: ["@gone"] }', '@gone has left the workspace'],
    ['roles: { agents: ["@robot"] }', '@robot is an app, not a person'],
    ['roles: { agents: ["@Sam"] }', '@Sam could be U0SAM001 (@sam.a), U0SAM002 (@sam.b)'],
    ['roles: { agents: ["@oncall-billing"] }', 'nobody here is @oncall-billing'],
    ['departments: [{ key: a, name: A, channel: C0BILL00, onCall: ["@oncall"] }]', 'did you mean @oncall-billing?'],
    ['departments: [{ key: a, name: A, channel: C0BILL00, onCall: [S0NOBODY] }]', 'no user group S0NOBODY'],
  ])('of a name in %j says %j', async (text, words) => {
    expect((await faultsOf(text)).join('\n')).toContain(words);
  });

  it('costs only the form of reference that Slack refuses', async () => {
    const department = (onCall: string): string =>
      `departments: [{ key: a, name: A, channel: C0BILL00, onCall: [${onCall}] }]`;
    const refused = { 'usergroups.list': 'missing_scope' };
    expect(await faultsOf(department('S0ONCALL, "@ava"'), refused)).toEqual([]);
    expect(await faultsOf(department('"@oncall-billing"'), refused)).toEqual([
      'desk.yml:1: departments[0].onCall[0]: there is no person @oncall-billing, and Slack does not let Bellhop read user groups (missing_scope); write its id instead',
    ]);
    expect(
      await faultsOf('roles: { agents: [alice@example.com, "@ava"] }', { 'users.lookupByEmail': 'missing_scope' }),
    ).toEqual([
      expect.stringContaining(
        'Slack does not let Bellhop look up alice@example.com (users.lookupByEmail: missing_scope)',
      ),
    ]);
    expect(await faultsOf('queue: C0QUEUE0\nfallback: "#help"', { 'conversations.list': 'missing_scope' })).toEqual([
      expect.stringMatching(/^desk\.yml:2: fallback: Slack does not let Bellhop look up #help/u),
    ]);
  });

  it('is said in Chinese too', async () => {
    const result = await readDeskFile('local: en', smallDirectory());
    expect(result.ok ? '' : result.faults[0]?.say('zh-TW')).toBe('沒有「local」這個欄位；是不是要寫「locale」？');
  });
});
