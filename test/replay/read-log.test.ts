import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { planReplay, readLog } from '../../src/replay/index.js';
import { csv, row } from './support/csv.js';

const good = row({ number: 'INC1' });

describe('reading a log', () => {
  it('reads the whole real one without a fault', () => {
    const { rows, faults } = readLog(readFileSync('data/incident_event_log.csv', 'utf8'));
    expect([rows.length, faults]).toEqual([4121, []]);
  });

  it.each([
    ['too few fields', 'INC2,New', { code: 'width', given: '2', wanted: '11' }],
    ['too many fields', `${good},more`, { code: 'width', given: '12', wanted: '11' }],
    ['no number', row({ number: '' }), { code: 'number' }],
    ['an unknown number', row({ number: '?' }), { code: 'number' }],
    ['a day that does not exist', row({ opened_at: '31-02-2016 10:00' }), { code: 'time', wanted: 'opened_at' }],
    ['another order of the date', row({ opened_at: '2016-02-29 10:00' }), { code: 'time', wanted: 'opened_at' }],
    ['an unknown time', row({ sys_updated_at: '?' }), { code: 'time', given: '?', wanted: 'sys_updated_at' }],
    ['24 o’clock', row({ sys_updated_at: '01-03-2016 24:00' }), { code: 'time', wanted: 'sys_updated_at' }],
    ['a year that is a slip', row({ sys_updated_at: '01-03-0216 10:00' }), { code: 'time' }],
    ['a quote that does not end', '"INC2,New', { code: 'quotes' }],
    ['a quote in the middle', good.replace('Caller 1', 'Ca"l"ler'), { code: 'quotes' }],
  ])('leaves out a row with %s, says which line it is, and goes on', (_, damaged, fault) => {
    const { rows, faults } = readLog(csv(good, damaged, row({ number: 'INC3' })));
    expect(rows.map(({ number, line }) => [number, line])).toEqual([
      ['INC1', 2],
      ['INC3', 4],
    ]);
    expect(faults).toEqual([expect.objectContaining({ line: 3, ...fault })]);
  });

  it.each([
    ['a BOM', `\uFEFF${csv(good)}`],
    ['CRLF', csv(good).replaceAll('\n', '\r\n')],
    ['CR', csv(good).replaceAll('\n', '\r')],
    ['blank lines', csv('', good, '', '')],
    ['quoted fields', csv(good.replace('Caller 1', '"Caller 1"'))],
    ['blanks around fields', csv(good.replaceAll(',', ' , '))],
  ])('does not mind %s', (_, text) => {
    const { rows, faults } = readLog(text);
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ number: 'INC1', values: { caller_id: 'Caller 1', assigned_to: null } }]);
  });

  it('reads columns in any order, beside others, and fields that hold commas, quotes and line ends', () => {
    const [names = [], fields = []] = csv(good)
      .split('\n')
      .map((line) => line.split(','));
    const header = ['extra', ...names.toReversed()].join(',');
    const line = ['"a, ""b""\nc"', ...fields.toReversed()].join(',');
    const { rows, faults } = readLog(`${header}\n${line}\n${line}`);
    expect(faults).toEqual([]);
    expect(rows.map(({ number, line: at }) => [number, at])).toEqual([
      ['INC1', 2],
      ['INC1', 4],
    ]);
  });

  it.each([
    ['nothing', '', 'log_empty', []],
    ['only a header', csv(), 'log_empty', []],
    ['another form', 'a,b\n1,2', 'log_columns_missing', ['number', 'incident_state']],
    ['a column twice', `number,${csv(good)}`, 'log_columns_twice', ['number']],
  ])('refuses a file with %s', (_, text, code, columns) => {
    expect(() => readLog(text)).toThrow(
      expect.objectContaining({ code, columns: expect.arrayContaining(columns) as unknown }),
    );
  });

  it('has nothing to play where every row is damaged', () => {
    const log = readLog(csv('INC1,New'));
    expect(log.faults).toHaveLength(1);
    expect(() => planReplay(log)).toThrow(expect.objectContaining({ code: 'log_empty' }));
  });
});
