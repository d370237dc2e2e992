import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDesk, type TestDesk } from '../support/desk.js';

let t: TestDesk;
beforeAll(async () => {
  t = await openTestDesk();
});
afterAll(() => t.stop());

interface Input {
  readonly block_id?: string;
  readonly element?: { readonly initial_value?: string };
}

async function formAfter(name: string, line: string): Promise<{ fields: Record<string, string>; all: string }> {
  await t.person(name).types(line);
  const view = await t.person(name).seesModal();
  const inputs = (view?.blocks ?? []) as readonly Input[];
  const fields = Object.fromEntries(inputs.map((each) => [each.block_id ?? '', each.element?.initial_value ?? '']));
  return { fields, all: JSON.stringify(view) };
}

const halves = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/;
const long = `${'a'.repeat(148)}${'𠮷'.repeat(40)} and the order number is 4711`;

describe('what is typed after `/ticket`', () => {
  it('is the subject where it is one short line', async () => {
    const { fields } = await formAfter('tom', '/ticket printer is broken');
    expect(fields).toMatchObject({ subject: 'printer is broken', description: '' });
    await t.person('tom').closes();
  });

  it('is not lost where it is long: the subject is cut, the description has it all', async () => {
    const { fields } = await formAfter('tom', `/ticket ${long}`);
    expect(fields['description']).toBe(long);
    expect(fields['subject']).toMatch(/^a+…$/u);
    expect(fields['subject']).not.toMatch(halves);
    await t.person('tom').submits();
    await t.settle();
    expect((await t.desk.store.reads.ticketByNumber(1))?.description).toBe(long);
  });

  it('has its first line as the subject', async () => {
    const { fields } = await formAfter('ava', '/ticket VPN is down\nsince Monday\n\nerror 809');
    expect(fields).toMatchObject({ subject: 'VPN is down', description: 'VPN is down\nsince Monday\n\nerror 809' });
    await t.person('ava').closes();
  });

  it('is cut only where the form holds no more, and the form says so', async () => {
    const short = await formAfter('tom', `/ticket ${'b'.repeat(3000)}`);
    expect(short.all).not.toContain('longer than this form holds');
    await t.person('tom').closes();
    const { fields, all } = await formAfter('tom', `/ticket ${'b'.repeat(3500)}`);
    expect(fields['description']).toHaveLength(3000);
    expect(all).toContain('longer than this form holds');
    await t.person('tom').closes();
    const { all: chinese } = await formAfter('lin', `/ticket ${'字'.repeat(3500)}`);
    expect(chinese).toContain('內容超過表單長度');
    await t.person('lin').closes();
  });
});
