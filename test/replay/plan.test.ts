import { describe, expect, it } from '@jest/globals';
import { planReplay, readLog } from '../../src/replay/index.js';
import { csv, row } from './support/csv.js';

const planOf = (...rows: string[]) => planReplay(readLog(csv(...rows)));
const actsOf = (...rows: string[]) => planOf(...rows).steps.flatMap((step) => (step.kind === 'row' ? [step.acts] : []));
const at = (minute: number) => `29-02-2016 10:${String(minute).padStart(2, '0')}`;

describe('the plan', () => {
  it('applies the rows of an incident in file order, never before its opening or the row before', () => {
    const { steps } = planOf(
      row({ opened_at: at(10), sys_updated_at: at(5) }),
      row({ opened_at: at(10), sys_updated_at: at(30), incident_state: 'Active' }),
      row({ opened_at: at(10), sys_updated_at: at(20), incident_state: 'Resolved' }),
    );
    expect(steps.map((step) => [step.kind, step.at.getUTCMinutes(), step.line])).toEqual([
      ['open', 10, 2],
      ['row', 10, 2],
      ['row', 30, 3],
      ['row', 30, 4],
    ]);
  });

  it('at one moment opens incidents first, then takes the rows as the file has them', () => {
    const { steps } = planOf(
      row({ number: 'B', opened_at: at(0), sys_updated_at: at(9), incident_state: 'Active' }),
      row({ number: 'C', opened_at: at(9), sys_updated_at: at(9), incident_state: 'Active' }),
      row({ number: 'A', opened_at: at(9), sys_updated_at: at(9), incident_state: 'Active' }),
    );
    const named = steps.map((step) => `${step.kind} ${step.kind === 'open' ? step.opening.number : step.number}`);
    expect(named).toEqual(['open B', 'open C', 'open A', 'row B', 'row C', 'row A']);
  });

  it('changes group, assignee, priority, category and state in this order; unknown keeps what is known', () => {
    const all = { assignment_group: 'Group 1', assigned_to: 'Resolver 1', priority: '1 - Critical', category: 'X' };
    const acts = actsOf(
      row({}),
      row({ ...all, incident_state: 'Awaiting User Info' }),
      row({ priority: '?', category: '?', incident_state: 'Awaiting Vendor' }),
      row({ assignment_group: 'Group 2', priority: '1 - Critical', category: 'X', incident_state: 'Closed' }),
    );
    expect(acts).toEqual([
      [],
      [
        { do: 'escalate', group: 'Group 1', handOver: false },
        { do: 'assign', to: 'Resolver 1', group: 'Group 1' },
        { do: 'prioritise', priority: 'urgent' },
        { do: 'categorise', category: 'X' },
        { do: 'move', status: 'pending' },
      ],
      [{ do: 'move', status: 'on_hold' }],
      [
        { do: 'escalate', group: 'Group 2', handOver: true },
        { do: 'move', status: 'closed' },
      ],
    ]);
  });

  it('notes the last row of an incident where it changes nothing', () => {
    expect(actsOf(row({}), row({ incident_state: 'Active' }), row({ incident_state: 'Active' }))).toEqual([
      [],
      [{ do: 'move', status: 'open' }],
      [{ do: 'note' }],
    ]);
  });

  it('reports what it does not understand, keeps the value before, and goes on', () => {
    const { faults, steps } = planOf(
      row({ priority: 'high', contact_type: 'Pigeon' }),
      row({ incident_state: '-100', opened_at: at(1) }),
      row({ incident_state: 'Active', priority: '5 - Planning' }),
    );
    expect(faults.map(({ line, code }) => [line, code])).toEqual([
      [2, 'contact'],
      [2, 'priority'],
      [3, 'opened_again'],
      [3, 'state'],
      [4, 'priority'],
    ]);
    expect(steps[0]).toMatchObject({ opening: { via: 'web', priority: 'normal' } });
    expect(steps.at(-1)).toMatchObject({ acts: [{ do: 'move', status: 'open' }] });
  });
});
