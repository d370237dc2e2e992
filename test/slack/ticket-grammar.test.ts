import { describe, expect, it } from '@jest/globals';
import { parseEscalate, parseMention, parseTicketCommand } from '../../src/slack/commands/ticket-grammar.js';
import { companySettings } from '../support/desk.js';

const company = companySettings(
  'T1',
  (name) => `C-${name}`,
  (name) => `U-${name}`,
);
const numbered = [
  { key: 'tier-2', name: { en: 'Tier 2', 'zh-TW': '二線 2' } },
  { key: 'group-70', name: { en: 'Group 70', 'zh-TW': 'Group 70' } },
].map((names) => ({ ...company.departments[0]!, ...names }));
const settings = { ...company, departments: [...company.departments, ...numbered] };

describe('/ticket', () => {
  it.each([
    ['', { verb: 'open', subject: '' }],
    ['printer is broken', { verb: 'open', subject: 'printer is broken' }],
    ['status page is down', { verb: 'open', subject: 'status page is down' }],
    ['show me the money', { verb: 'open', subject: 'show me the money' }],
    ['list of demands', { verb: 'open', subject: 'list of demands' }],
    ['help me', { verb: 'open', subject: 'help me' }],
    ['note 12 of the manual is missing', { verb: 'note', number: 12, text: 'of the manual is missing' }],
    ['take 3 people off the list', { verb: 'open', subject: 'take 3 people off the list' }],
    ['help', { verb: 'help' }],
    ['說明', { verb: 'help' }],
    ['list', { verb: 'list', filter: 'default', page: 1 }],
    ['list mine 2', { verb: 'list', filter: 'mine', page: 2 }],
    ['清單 我的', { verb: 'list', filter: 'mine', page: 1 }],
    ['list billing', { verb: 'list', filter: { department: 'billing' }, page: 1 }],
    ['清單 帳務部 3', { verb: 'list', filter: { department: 'billing' }, page: 3 }],
    ['list Tier 2', { verb: 'list', filter: { department: 'tier-2' }, page: 1 }],
    ['list tier 2 3', { verb: 'list', filter: { department: 'tier-2' }, page: 3 }],
    ['清單 Group 70', { verb: 'list', filter: { department: 'group-70' }, page: 1 }],
    ['清單 二線 2 3', { verb: 'list', filter: { department: 'tier-2' }, page: 3 }],
    ['list 70', { verb: 'list', filter: 'default', page: 70 }],
    ['list nonsense', { verb: 'wrong', problem: 'problem.list', input: 'nonsense' }],
    ['show T-12', { verb: 'show', number: 12 }],
    ['TAKE #7', { verb: 'take', number: 7 }],
    ['take', { verb: 'wrong', problem: 'problem.number' }],
    ['assign 7 <@U123|ava>', { verb: 'assign', number: 7, userId: 'U123' }],
    ['assign 7 ava', { verb: 'wrong', problem: 'problem.user', input: 'ava' }],
    ['status 7 on hold', { verb: 'status', number: 7, status: 'on_hold' }],
    ['status 7 On-Hold', { verb: 'status', number: 7, status: 'on_hold' }],
    ['狀態 7 待客戶回覆', { verb: 'status', number: 7, status: 'pending' }],
    ['status 7 foo', { verb: 'wrong', problem: 'problem.status', input: 'foo' }],
    ['priority 7 緊急', { verb: 'priority', number: 7, priority: 'urgent' }],
    ['priority 7', { verb: 'wrong', problem: 'problem.priority_missing' }],
    ['priority 7 asap', { verb: 'wrong', problem: 'problem.priority' }],
    ['reply 7 line one\nline two', { verb: 'reply', number: 7, text: 'line one\nline two' }],
    ['note 7', { verb: 'wrong', problem: 'problem.text' }],
    ['解決 7', { verb: 'resolve', number: 7 }],
    ['reopen 7', { verb: 'reopen', number: 7 }],
    ['escalate 7', { verb: 'open', subject: 'escalate 7' }],
  ])('%j', (text, expected) => {
    expect(parseTicketCommand(text, settings)).toMatchObject(expected);
  });
});

describe('/escalate', () => {
  it.each([
    ['12', { verb: 'escalate', number: 12, department: null, reason: '' }],
    ['12 billing', { verb: 'escalate', number: 12, department: 'billing', reason: '' }],
    ['12 IT the network is down', { verb: 'escalate', number: 12, department: 'it', reason: 'the network is down' }],
    ['T-12 帳務部 金額 有誤', { verb: 'escalate', number: 12, department: 'billing', reason: '金額 有誤' }],
    [
      '12 it: the network is down',
      { verb: 'escalate', department: 'it', reason: 'the network is down', certain: true },
    ],
    ['12 帳務部：金額有誤', { verb: 'escalate', department: 'billing', reason: '金額有誤', certain: true }],
    ['12 it', { verb: 'escalate', department: 'it', reason: '', certain: true }],
    // a name of up to three letters may be a word, unless in capitals
    ['12 it is still\nbroken', { department: 'it', reason: 'it is still\nbroken', certain: false }],
    ['12 It is still broken', { department: 'it', reason: 'It is still broken', certain: false }],
    ['12 see: it is broken', { department: null, reason: 'see: it is broken', certain: true }],
    ['12 somebody please', { verb: 'escalate', number: 12, department: null, reason: 'somebody please' }],
    ['12 cancel', { verb: 'cancel', number: 12, department: null }],
    ['12 取消 帳務部', { verb: 'cancel', number: 12, department: 'billing' }],
    ['12 billing cancel the invoice', { verb: 'escalate', department: 'billing', reason: 'cancel the invoice' }],
    ['12 billing one\ntwo', { verb: 'escalate', department: 'billing', reason: 'one\ntwo' }],
    ['12 cancel nosuch', { verb: 'wrong', problem: 'problem.department', input: 'nosuch', usage: 'usage.cancel' }],
    ['12 cancel my order at once', { verb: 'escalate', department: null, reason: 'cancel my order at once' }],
    ['billing', { verb: 'wrong', problem: 'problem.not_number', input: 'billing' }],
    ['', { verb: 'wrong', problem: 'problem.number' }],
  ])('%j', (text, expected) => {
    expect(parseEscalate(text, settings)).toMatchObject(expected);
  });
});

describe('@bellhop in a thread', () => {
  it.each([
    ['take', { verb: 'take', number: null }],
    ['resolve 5', { verb: 'resolve', number: 5 }],
    ['note this is odd', { verb: 'note', number: null, text: 'this is odd' }],
    ['escalate billing wrong sum', { verb: 'escalate', number: null, department: 'billing', reason: 'wrong sum' }],
    ['協助 帳務部', { verb: 'escalate', number: null, department: 'billing' }],
    ['', { verb: 'help' }],
    ['dance', { verb: 'words', first: 'dance' }],
    ['please help me quickly', { verb: 'words', first: 'please' }],
    ['help my printer burns', { verb: 'words', first: 'help' }],
    ['take.', { verb: 'take', number: null }],
    ['resolve 5!', { verb: 'resolve', number: 5 }],
    ['status: pending.', { verb: 'status', status: 'pending' }],
    ['reply: It works. Really.', { verb: 'reply', number: null, text: 'It works. Really.' }],
    ['回覆：可以了。', { verb: 'reply', number: null, text: '可以了。' }],
    ['assign <@U123>.', { verb: 'assign', userId: 'U123' }],
    ['escalate billing one\ntwo', { verb: 'escalate', department: 'billing', reason: 'one\ntwo' }],
    ['status', { verb: 'wrong', problem: 'problem.status_missing', usage: 'usage.mention_status' }],
    ['priority soon', { verb: 'wrong', problem: 'problem.priority', input: 'soon', usage: 'usage.mention_priority' }],
    ['take it easy', { verb: 'wrong', usage: 'usage.mention_take' }],
    ['assign', { verb: 'wrong', problem: 'problem.user_missing', usage: 'usage.mention_assign' }],
    ['escalate cancel nosuch', { verb: 'wrong', problem: 'problem.department', usage: 'usage.mention_cancel' }],
    ['list', { verb: 'wrong', problem: 'problem.list_here', usage: 'usage.list' }],
  ])('%j', (text, expected) => {
    expect(parseMention(text, settings)).toMatchObject(expected);
  });
});
