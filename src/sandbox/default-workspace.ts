import type { ChannelSeed, PersonSeed, WorkspaceSeed } from './workspace/seed.js';

const zh = 'zh-TW';

const requesters: PersonSeed[] = [
  { name: 'alice', realName: 'Alice Wright', title: 'Finance analyst', tz: 'Asia/Taipei' },
  { name: 'mei', realName: '林美玲', title: '行政專員', locale: zh },
  { name: 'tom', realName: 'Tom Becker', title: 'Account executive', tz: 'Europe/Berlin' },
  { name: 'lin', realName: '林志偉', title: '業務', locale: zh },
  { name: 'sara', realName: 'Sara Novak', title: 'Designer', tz: 'America/New_York' },
];

const agents: PersonSeed[] = [
  { name: 'ava', realName: 'Ava Stone', title: 'Support agent' },
  { name: 'ben', realName: 'Ben Carter', title: 'Support agent', tz: 'Europe/London' },
  { name: 'chen', realName: '陳怡君', title: '客服專員', locale: zh },
  { name: 'dana', realName: 'Dana Ortiz', title: 'Support agent', tz: 'America/Los_Angeles' },
  { name: 'emi', realName: '吳恩美', title: '客服專員', locale: zh },
];

const office: PersonSeed[] = [
  { name: 'lee', realName: '李建宏', title: '客服組長', locale: zh },
  { name: 'max', realName: 'Max Fischer', title: 'Support manager' },
  { name: 'ada', realName: 'Ada Chou', title: 'Workspace admin', isAdmin: true },
];

/** Two people of each department; the first is on call. */
const departments: Record<string, PersonSeed[]> = {
  billing: [
    { name: 'bill', realName: 'Bill Harper', title: 'Billing' },
    { name: 'hui', realName: '黃慧雯', title: '帳務', locale: zh },
  ],
  product: [
    { name: 'pam', realName: 'Pam Ito', title: 'Product' },
    { name: 'ping', realName: '許平', title: '產品', locale: zh },
  ],
  it: [
    { name: 'ian', realName: 'Ian Doyle', title: 'IT' },
    { name: 'jia', realName: '張家豪', title: '資訊', locale: zh },
  ],
  sales: [
    { name: 'sam', realName: 'Sam Reyes', title: 'Sales' },
    { name: 'shu', realName: '周淑芬', title: '業務', locale: zh },
  ],
  logistics: [
    { name: 'leo', realName: 'Leo Marsh', title: 'Logistics' },
    { name: 'wen', realName: '王文彬', title: '物流', locale: zh },
  ],
};

const names = (people: PersonSeed[]): string[] => people.map((person) => person.name);
const desk = [...names(agents), 'lee', 'max', 'ada'];
const everyone = [...names(requesters), ...desk, ...names(Object.values(departments).flat())];
const BOT = 'bellhop';

const channels: ChannelSeed[] = [
  { name: 'general', members: [...everyone, BOT], purpose: 'Company-wide announcements' },
  { name: 'help', members: [...everyone, BOT], purpose: 'Ask for help in English' },
  { name: 'help-zh', members: [...everyone, BOT], purpose: '用中文求助' },
  { name: 'support-queue', private: true, members: [...desk, BOT], purpose: 'The queue of the desk' },
  { name: 'support-managers', private: true, members: ['lee', 'max', 'ada', BOT], purpose: 'Digest and figures' },
  ...Object.entries(departments).map(([key, people]) => ({
    name: key,
    private: true,
    members: [...names(people), BOT],
    purpose: `Escalations to ${key}`,
  })),
  { name: 'random', members: everyone, purpose: 'The bot is not here' },
];

/** A small company in two languages, with everybody a support desk needs. */
export const defaultWorkspace: WorkspaceSeed = {
  teamName: 'Bellhop Sandbox',
  teamDomain: 'bellhop-sandbox',
  people: [...requesters, ...agents, ...office, ...Object.values(departments).flat()],
  channels,
  usergroups: Object.entries(departments).map(([key, people]) => ({
    handle: `oncall-${key}`,
    name: `${key} on call`,
    users: names(people).slice(0, 1),
  })),
};

/** Who is what in the default workspace (handles), so that a desk file can be written for it. */
export const defaultRoles = {
  requesters: names(requesters),
  agents: names(agents),
  leads: ['lee'],
  managers: ['max'],
  admins: ['ada'],
  departments: Object.entries(departments).map(([key, people]) => ({
    key,
    channel: `#${key}`,
    people: names(people),
    onCall: `@oncall-${key}`,
  })),
  queue: '#support-queue',
  managersChannel: '#support-managers',
  intake: ['#help', '#help-zh'],
} as const;

/** The same company where nobody has chosen a display name, so that Slack shows everybody's full name. */
export const fullNameWorkspace: WorkspaceSeed = {
  ...defaultWorkspace,
  people: defaultWorkspace.people.map((person) => ({ ...person, displayName: '' })),
};
