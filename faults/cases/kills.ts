import { setTimeout as pause } from 'node:timers/promises';
import { boltCount, countOf, type Count } from '../support/count.js';
import { randomFrom, type Random } from '../support/random.js';
import { Stage } from '../support/stage.js';
import { Talk } from '../support/talk.js';
import type { AppProcess } from '../support/process.js';
import type { Program } from '../support/programs.js';
import { share, verdictOf } from '../table.js';
import type { CaseOptions, FaultCase } from './case.js';

/** What a process is doing at the moment it is killed. `anything`: whatever it is. */
const phases = ['insert', 'ack', 'handle', 'commit', 'post', 'record', 'anything'] as const;
type Phase = (typeof phases)[number];

const commands: Readonly<Partial<Record<Phase, { command: string; collection: string | null }>>> = {
  insert: { command: 'insert', collection: 'inbox' },
  handle: { command: 'insert', collection: 'tickets' },
  commit: { command: 'commitTransaction', collection: null },
  record: { command: 'delete', collection: 'outbox' },
};

const perSecond = 12;
/** A moment that does not come is not waited for. */
const patienceMs = 2500;

/** SIGKILL at random moments, on purpose in each phase of a message's way, while people write. */
export const kills: FaultCase = async (options) => {
  const { quick } = options;
  const ours = await killed(options, 'desk', quick ? 10 : 200);
  const bolt = await killed(options, 'bolt', quick ? 6 : 60);
  return {
    fault: 'SIGKILL at random moments',
    cases: `${ours.kills} kills`,
    acked: ours.count.acked,
    lost: ours.count.lost,
    doubled: ours.count.doubled,
    control: `default Bolt: ${share(bolt.count.lost, bolt.count.acked)} lost`,
    verdict: verdictOf(
      ours.count.lost + ours.count.doubled === 0 && ours.isSettled,
      bolt.count.lost > 0.01 * bolt.count.acked,
    ),
    notes: [`killed at: ${phases.map((phase) => `${phase} ${ours.hits[phase]}`).join(', ')}`, ...ours.notes],
  };
};

interface Killed {
  readonly kills: number;
  readonly hits: Readonly<Record<Phase, number>>;
  readonly count: Count;
  readonly isSettled: boolean;
  readonly notes: readonly string[];
}

async function killed(options: CaseOptions, program: Program, times: number): Promise<Killed> {
  const { seed, say } = options;
  const stage = await Stage.open(options, { program });
  const random = randomFrom(seed);
  const talk = new Talk(stage, { perSecond, random: randomFrom(seed + 1), onlyRequests: program === 'bolt' });
  const hits = Object.fromEntries(phases.map((phase) => [phase, 0])) as Record<Phase, number>;
  try {
    let [process] = await stage.launchAll(1);
    talk.begin();
    for (let n = 1; n <= times && process; n += 1) {
      await pause(random.between(50, 500));
      // a control has neither inbox nor outbox: it is killed where it has something to lose
      const phase = program === 'bolt' ? random.of(['ack', 'anything'] as const) : random.of(phases);
      hits[await killAt(stage, process, phase, random)] += 1;
      stage.front.to([]);
      await process.ended();
      if (program === 'desk') await stage.endLeases();
      [process] = await stage.launchAll(1);
      if (n % 20 === 0) say(`${program}: ${n} of ${times} kills`);
    }
    await talk.end();
    if (program === 'bolt') await pause(3000);
    const isSettled = await stage.settled();
    const count = program === 'desk' ? await countOf(stage, talk.asked) : await boltCount(stage, talk.asked);
    await process?.stop();
    const faults = count.faults.slice(0, 10);
    return {
      kills: times,
      hits,
      count,
      isSettled,
      notes: isSettled && count.lost === 0 ? faults : [await stage.whatIsLeft(), ...faults],
    };
  } finally {
    await talk.end();
    await stage.close();
  }
}

/** Kills a process as it does that. @returns what it was killed at */
async function killAt(stage: Stage, process: AppProcess, phase: Phase, random: Random): Promise<Phase> {
  const wanted = commands[phase];
  // before it reaches the database, or done there and not known here
  const moment = random.chance(0.5) ? 'asked' : 'answered';
  const offs: (() => void)[] = [];
  const hit = new Promise<Phase>((resolve) => {
    const strike = (): void => {
      process.kill();
      resolve(phase);
    };
    if (phase === 'ack') {
      const off = stage.front.onAck(({ kind, isHuman }) => {
        if (kind === 'message' && isHuman) strike();
      });
      offs.push(off);
    } else if (phase === 'post') {
      const off = stage.sandbox.onChange((change) => {
        if (change.t === 'message' && change.message.user === stage.sandbox.botUserId) strike();
      });
      offs.push(off);
    } else if (wanted) {
      stage.line.watch = (passing) => {
        const { command, collection } = passing;
        const isIt = command === wanted.command && collection === wanted.collection && passing.moment === moment;
        if (isIt) strike();
        return !isIt;
      };
    }
  });
  const late = pause(phase === 'anything' ? random.between(0, 600) : patienceMs).then((): Phase => 'anything');
  const at = await Promise.race([hit, late]);
  if (at === 'anything') process.kill();
  stage.line.watch = null;
  for (const off of offs) off();
  return at;
}
