import { describe, expect, it } from '@jest/globals';
import type { Department } from '../../src/desk/settings/desk-settings.js';
import { parseKpiRequest } from '../../src/reports/kpi-request.js';

const department = (key: string, en: string, zh: string): Department => ({
  key,
  name: { en, 'zh-TW': zh },
  channel: 'C1',
  onCall: [],
  categories: [],
  escalateAtOnce: false,
});
const settings = {
  departments: [
    department('billing', 'Billing & Tax', '帳務'),
    department('it', 'IT', '資訊部'),
    department('success', 'Customer Success', '客戶成功'),
    department('wk', 'Week planning', '本週企劃'),
  ],
};

describe('/kpi', () => {
  it.each<[string, object]>([
    ['', { period: 'today', scope: {} }],
    ['   ', { period: 'today', scope: {} }],
    ['today', { period: 'today', scope: {} }],
    ['Yesterday', { period: 'yesterday', scope: {} }],
    ['WEEK', { period: 'week', scope: {} }],
    ['month', { period: 'month', scope: {} }],
    ['今天', { period: 'today', scope: {} }],
    ['今日', { period: 'today', scope: {} }],
    ['昨天', { period: 'yesterday', scope: {} }],
    ['昨日', { period: 'yesterday', scope: {} }],
    ['本週', { period: 'week', scope: {} }],
    ['這周', { period: 'week', scope: {} }],
    ['本月', { period: 'month', scope: {} }],
    ['這個月', { period: 'month', scope: {} }],
    ['billing', { period: 'today', scope: { department: 'billing' } }],
    ['week billing', { period: 'week', scope: { department: 'billing' } }],
    ['billing week', { period: 'week', scope: { department: 'billing' } }],
    ['  week   BILLING ', { period: 'week', scope: { department: 'billing' } }],
    ['week billing &amp; tax', { period: 'week', scope: { department: 'billing' } }],
    ['昨天 帳務', { period: 'yesterday', scope: { department: 'billing' } }],
    ['帳務昨天', { period: 'yesterday', scope: { department: 'billing' } }],
    ['本週帳務', { period: 'week', scope: { department: 'billing' } }],
    ['week 帳務', { period: 'week', scope: { department: 'billing' } }],
    ['customer success month', { period: 'month', scope: { department: 'success' } }],
    ['ＩＴ', { period: 'today', scope: { department: 'it' } }],
    ['week planning', { period: 'today', scope: { department: 'wk' } }],
    ['本週企劃', { period: 'today', scope: { department: 'wk' } }],
    ['front desk week', { period: 'week', scope: { department: null } }],
    ['第一線客服', { period: 'today', scope: { department: null } }],
    ['<@U123|ann>', { period: 'today', scope: { agent: 'U123' } }],
    ['week <@U123>', { period: 'week', scope: { agent: 'U123' } }],
    ['<@W9|ann> 本月', { period: 'month', scope: { agent: 'W9' } }],
  ])('%j', (text, request) => {
    expect(parseKpiRequest(text, settings)).toEqual({ ok: true, request });
  });

  it.each<[string, string, object]>([
    ['weak', 'kpi.fault.word', { word: 'text:weak', departments: 'text:billing, it, success, wk' }],
    ['week blling', 'kpi.fault.word', { word: 'text:blling', departments: 'text:billing, it, success, wk' }],
    ['<!subteam^S1|team>', 'kpi.fault.word', { word: 'text:team', departments: 'text:billing, it, success, wk' }],
    ['week billing it', 'kpi.fault.word', { word: 'text:billing it', departments: 'text:billing, it, success, wk' }],
    ['@ann', 'kpi.fault.agent', { word: 'text:@ann' }],
    ['today week', 'kpi.fault.two_periods', {}],
    ['今天 昨天', 'kpi.fault.two_periods', {}],
    ['<@U1|a> <@U2|b>', 'kpi.fault.two_agents', {}],
    ['billing <@U1|a>', 'kpi.fault.department_and_agent', {}],
  ])('%j is refused', (text, key, values) => {
    expect(parseKpiRequest(text, settings)).toEqual({ ok: false, fault: { key, values } });
  });

  it('says so where the desk has no departments', () => {
    expect(parseKpiRequest('billing', { departments: [] })).toEqual({
      ok: false,
      fault: { key: 'kpi.fault.word', values: { word: 'text:billing', departments: 'word:none' } },
    });
  });
});
