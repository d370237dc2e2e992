import { describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import { languages, type Language } from '../../src/i18n/language.js';
import { reports } from '../../src/i18n/messages/reports.js';
import { agentRows, departmentRows } from '../../src/reports/rows.js';
import { validateBlocks } from '../../src/sandbox/blocks/validate-blocks.js';
import type { JsonObject } from '../../src/sandbox/json.js';
import { digestMessage } from '../../src/slack/blocks/digest.js';
import { kpiMessage } from '../../src/slack/blocks/kpi.js';
import {
  candidate,
  monday,
  noFacts,
  reportOf,
  sampleFacts,
  sampleReport,
  ticketFact,
  viewOf,
  weekend,
} from './sample-report.js';

/** Every text of a message, block by block. */
function textsOf(blocks: readonly KnownBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === 'header') return [block.text.text];
    if (block.type === 'context') return block.elements.map((element) => ('text' in element ? element.text : ''));
    if (block.type === 'section') return block.text ? [block.text.text] : (block.fields ?? []).map(({ text }) => text);
    return [];
  });
}

const han = String.raw`\p{Script=Han}`;
const halfWidthBesideHan = new RegExp(`${han}[,;:?!()]|[,;:?!(]${han}`, 'u');
const unspaced = new RegExp(`${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'u');

it('the Chinese texts have full-width punctuation, and spaces between Chinese and Latin', () => {
  const faulty = Object.entries(reports).filter(([key, text]) => {
    // What people type, and ICU's own syntax, are no texts.
    if (key.startsWith('kpi.word.')) return false;
    const plain = text['zh-TW'].replaceAll(/\{[^{}]*(?:plural|number)[^{}]*\}?/gu, '5').replaceAll(/`[^`]*`/gu, ' ');
    return halfWidthBesideHan.test(plain) || (!plain.includes('{') && unspaced.test(plain));
  });
  expect(faulty).toEqual([]);
});

describe.each(languages)('the digest in %s', (language) => {
  const { text, blocks } = digestMessage(viewOf(sampleReport(), language));

  it('says the verdict first, then what to do, then the figures', () => {
    expect(blocks[0]?.type).toBe('header');
    const texts = textsOf(blocks);
    const verdict = {
      en: 'Falling behind: 42 new, 31 solved, 50 unresolved',
      'zh-TW': '應接不暇：新增 42 張、解決 31 張',
    };
    expect(texts[1]).toContain(verdict[language]);
    expect(text).toContain(verdict[language]);
    expect(texts[2]).toBe({ en: '*Do now*', 'zh-TW': '*優先處理*' }[language]);
    expect(texts.findIndex((each) => each.includes('T-921'))).toBeLessThan(
      texts.indexOf({ en: '*Key figures*', 'zh-TW': '*關鍵指標*' }[language]),
    );
  });

  it('gives each of the five tickets a link, a reason and a button', () => {
    const needs = blocks.flatMap((block) => (block.type === 'section' && block.accessory ? [block] : []));
    expect(needs.map(({ accessory }) => accessory)).toMatchObject(
      ['1042', '1038', '1035', '1040', '921'].map((value) => ({
        type: 'button',
        action_id: 'ticket_open',
        value,
        text: { text: { en: 'Open', 'zh-TW': '查看' }[language] },
      })),
    );
    const [first, second] = needs.map((block) => block.text?.text ?? '');
    expect(first).toContain('<https://acme.slack.com/archives/C1/p1042|T-1042>');
    expect(first).toContain('&lt;EU&gt;');
    expect(first).toContain({ en: 'opened 3 h 10 min ago', 'zh-TW': '開立已 3 小時 10 分' }[language]);
    expect(second).toContain(
      { en: 'Billing has not accepted it for 15 h 05 min', 'zh-TW': '帳務尚未受理，已等 15 小時 5 分' }[language],
    );
  });

  it('shows each figure with its change in words, and n with each median', () => {
    const fields = blocks
      .flatMap((block) => (block.type === 'section' ? (block.fields ?? []) : []))
      .map((each) => each.text);
    expect(fields.slice(0, 3)).toEqual(
      {
        en: ['*Created*\n42   ▲ 12 more', '*Solved*\n31   = unchanged', '*Unresolved*\n50   = unchanged'],
        'zh-TW': ['*新增工單*\n42   ▲ 多 12', '*已解決*\n31   ＝ 持平', '*未結工單*\n50   ＝ 持平'],
      }[language],
    );
    expect(fields.find((field) => field.includes('n 36') || field.includes('n = 36'))).toBe(
      {
        en: '*First response time*\n2 h 08 min median · p90 3 h 46 min · n 36\n▲ 56 min slower',
        'zh-TW': '*首次回應時間*\n中位數 2 小時 8 分．p90 3 小時 46 分（n = 36）\n▲ 慢 56 分鐘',
      }[language],
    );
  });

  it('lines up every table, whatever the width of a Chinese character', () => {
    const tables = textsOf(blocks).filter((each) => each.includes('```'));
    expect(tables).toHaveLength(4);
    for (const block of tables) {
      const lines = block.split('```')[1]?.trim().replaceAll('&amp;', '&').split('\n') ?? [];
      const shape = (line: string): string => {
        const all = Array.from(line);
        const wide = all.filter((each) => /[\p{Script=Han}\u3000]/u.test(each)).length;
        return `${wide} wide, ${all.length - wide} narrow`;
      };
      expect(lines.length).toBeGreaterThan(2);
      expect(new Set(lines.map(shape)).size).toBe(1);
    }
  });

  it('names the period, what it is compared with, and until when it counts', () => {
    const texts = textsOf(blocks);
    expect(texts[0]).toBe(
      { en: 'Daily digest · Fri 2 – Sun 4 Jan', 'zh-TW': '每日摘要．1 月 2 日（週五）至 1 月 4 日（週日）' }[language],
    );
    expect(texts.slice(-3, -1)).toEqual(
      {
        en: ['▲ ▼ compared with a week earlier: Fri 26 – Sun 28 Dec', 'Up to Mon 5 Jan 2026, 00:00 (Asia/Taipei)'],
        'zh-TW': [
          '▲ ▼ 與一週前相比：12 月 26 日（週五）至 12 月 28 日（週日）',
          '統計至 2026 年 1 月 5 日（週一）00:00（Asia/Taipei）',
        ],
      }[language],
    );
  });

  it('leaves out what is zero', () => {
    const { openings } = sampleFacts();
    const quiet = digestMessage(
      viewOf(reportOf({ ...noFacts(), openings: openings.slice(0, 2) }, noFacts()), language),
    );
    const fields = quiet.blocks.flatMap((block) => (block.type === 'section' ? (block.fields ?? []) : []));
    expect(fields).toHaveLength(3);
    const nothing = digestMessage(viewOf(reportOf(noFacts(), noFacts()), language));
    expect(nothing.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'context']);
  });

  it('says so where there is nothing to compare with', () => {
    const alone = digestMessage(viewOf(reportOf(sampleFacts(), null), language));
    const texts = textsOf(alone.blocks).join('\n');
    expect(texts).toContain({ en: 'No comparison', 'zh-TW': '無法比較' }[language]);
    expect(texts).not.toContain('▲');
  });

  it("stays within Slack's limits with many departments, many agents and long names", () => {
    const owners = Array.from({ length: 120 }, (_, index) => ({
      department: `department-${String(index % 40)}`,
      agent: `U${String(index)}`,
    }));
    const facts = {
      ...noFacts(),
      openings: owners.map((owner, index) => ticketFact(index, 0, owner)),
      solves: owners.map((owner, index) => ticketFact(index, index * 9_999_999, owner)),
      firstReplies: owners.map((owner, index) => ticketFact(index, index * 999_999, owner)),
      backlog: owners.map((owner, index) => ({
        ...owner,
        count: 99_999,
        oldest: { createdAt: new Date(0), number: 1_000_000 + index },
      })),
    };
    const needs = Array.from({ length: 5 }, (_, index) => ({
      ticket: candidate(1_000_000 + index, { subject: '&<>"長長的主旨'.repeat(40) }),
      reason: 'escalation_waiting' as const,
      since: new Date(0),
      department: 'department-1',
    }));
    const name = '&<很長的部門名稱>&'.repeat(5);
    const message = digestMessage(
      viewOf(
        reportOf(facts, facts, { needs, departments: departmentRows(facts, []), agents: agentRows(facts, {}) }),
        language,
        { departmentName: () => name, agentName: () => name },
      ),
    );
    expect(faultsOf(message.blocks)).toEqual([]);
    expect(message.text.length).toBeLessThan(3000);
    expect(JSON.stringify(message.blocks).length).toBeLessThan(13_200);
    expect(
      textsOf(message.blocks)
        .filter((each) => each.includes('```'))
        .every((each) => each.split('```').length === 3),
    ).toBe(true);
  });

  it('is what Slack accepts', () => {
    expect(faultsOf(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).not.toMatch(/<@|<!/);
  });
});

/** What Slack's rules find wrong. */
function faultsOf(blocks: readonly KnownBlock[]): readonly unknown[] {
  return validateBlocks(JSON.parse(JSON.stringify(blocks)) as JsonObject[], 'message');
}

describe.each(languages)('the answer to /kpi in %s', (language: Language) => {
  it.each([
    [
      {},
      'week',
      { en: 'Whole desk · This week so far, from Fri 2 Jan', 'zh-TW': '全客服台．本週至今，自 1 月 2 日（週五）起' },
    ],
    [
      { department: 'billing' },
      'yesterday',
      { en: 'Billing · Yesterday, Fri 2 Jan', 'zh-TW': '帳務．昨天，1 月 2 日（週五）' },
    ],
    [
      { department: null },
      'today',
      { en: 'Front desk · Today so far, Fri 2 Jan', 'zh-TW': '第一線客服．今天至今，1 月 2 日（週五）' },
    ],
    [
      { agent: 'UANN' },
      'month',
      { en: 'Ann Lee · This month so far, from Fri 2 Jan', 'zh-TW': 'Ann Lee．本月至今，自 1 月 2 日（週五）起' },
    ],
  ] as const)('names whom and when: %j %s', (scope, kind, title) => {
    const period = { ...weekend, kind };
    const { blocks } = kpiMessage(viewOf({ ...sampleReport(), scope, period }, language));
    expect(textsOf(blocks)[0]).toBe(title[language]);
    expect(faultsOf(blocks)).toEqual([]);
  });

  it('compares a running period with the same time of the day', () => {
    const report = { ...sampleReport(), period: { ...weekend, kind: 'week' as const, to: monday } };
    const before = report.before && { ...report.before, period: { ...report.before.period, kind: 'week' as const } };
    const { blocks } = kpiMessage(viewOf({ ...report, before }, language));
    expect(textsOf(blocks).join('\n')).toContain({ en: 'up to the same time', 'zh-TW': '至同一時刻' }[language]);
  });
});
