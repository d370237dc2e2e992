import { join } from 'node:path';
import { CodedError, hasCode } from '../../base/errors.js';
import { invocation } from '../../base/invocation.js';
import { findSandbox, type SandboxClient } from '../../sandbox/index.js';
import type { Terminal } from '../command.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { actOf, type SayOptions } from './act.js';
import { Show } from './show.js';
import { settled, Watch, type Sighting } from './watch.js';

const dm = '@bellhop';

/** `bellhop say`: somebody of the sandbox acts, and sees what comes of it. */
export async function runSay(options: SayOptions, terminal: Terminal): Promise<number> {
  const config = readConfig(terminal);
  if (!config) return exitCodes.wrong;
  const client = await findWorkspace(join(config.home, 'sandbox'), terminal);
  try {
    return await say(client, options, terminal);
  } finally {
    client.close();
  }
}

async function findWorkspace(stateDir: string, { t }: Terminal): Promise<SandboxClient> {
  try {
    return await findSandbox(stateDir);
  } catch (error) {
    if (!hasCode(error, 'not_running')) throw error;
    throw new CodedError('not_running', t('say.not_running', { command: `${invocation()} start` }));
  }
}

async function say(client: SandboxClient, options: SayOptions, terminal: Terminal): Promise<number> {
  const { print, t } = terminal;
  const show = await Show.of(client, t);
  const person = client.person(options.as);
  const act = await actOf(options, { person, show, t });
  if (!act.where) {
    for (const line of await act.run()) print(line);
    return exitCodes.done;
  }
  const watches = [...new Set([act.where, dm])].map((where) => ({
    where,
    watch: new Watch(person, where, where === act.where ? act.thread : undefined),
  }));
  for (const { watch } of watches) await watch.begin();
  const modalBefore = await person.seesModal();
  const answer = await act.run();
  const all = () => Promise.all(watches.map(({ watch }) => watch.changes()));
  const modal = () => person.seesModal();
  const isAnswered = async (): Promise<boolean> => {
    if (answer.length > 0) return true;
    if ((await modal())?.id !== modalBefore?.id) return true;
    return (await all()).flat().some(isByBellhop);
  };
  await settled(client, isAnswered, async () => [await all(), await modal()], options.wait * 1000);
  for (const line of answer) print(line);
  for (const [index, sightings] of (await all()).entries()) {
    const place = watches[index]?.where ?? '';
    if (sightings.length > 0) print(t('say.place', { place, person: person.name }));
    for (const sighting of sightings) for (const line of drawn(sighting, show)) print(line);
  }
  const open = await modal();
  if (open) for (const line of show.view(open)) print(line);
  return exitCodes.done;

  function isByBellhop({ message, isNew, replies }: Sighting): boolean {
    return [...(isNew ? [message] : []), ...replies].some(({ botId }) => botId !== undefined);
  }
}

function drawn({ message, replies }: Sighting, show: Show): string[] {
  return [...show.message(message, '  '), ...replies.flatMap((reply) => show.message(reply, '    ↳ '))];
}
