import { define } from './define.js';

/** The frame of every command's help, and what is wrong with how a command was called. */
export const commandLine = define({
  'line.usage': { en: 'Usage:', 'zh-TW': '用法：' },
  'line.arguments': { en: 'Arguments:', 'zh-TW': '參數：' },
  'line.options': { en: 'Options:', 'zh-TW': '選項：' },
  'line.commands': { en: 'Commands:', 'zh-TW': '指令：' },
  'line.some_options': { en: '[options]', 'zh-TW': '[選項]' },
  'line.some_command': { en: '[command]', 'zh-TW': '[指令]' },
  'line.help': { en: 'display help for command', 'zh-TW': '顯示說明' },
  'line.version': { en: 'output the version number', 'zh-TW': '顯示版本' },
  'line.default': { en: '{what} (default: {value})', 'zh-TW': '{what}（預設：{value}）' },
  'line.fault': { en: 'error: {fault}', 'zh-TW': '錯誤：{fault}' },
  'line.unknown_command': { en: "unknown command ''{given}''", 'zh-TW': '沒有「{given}」這個指令' },
  'line.unknown_option': { en: "unknown option ''{given}''", 'zh-TW': '沒有「{given}」這個選項' },
  'line.did_you_mean': { en: '(Did you mean {nearest}?)', 'zh-TW': '（您是指 {nearest} 嗎？）' },
  'line.missing_argument': { en: "missing required argument ''{name}''", 'zh-TW': '缺少參數「{name}」' },
  'line.missing_option': { en: "required option ''{flags}'' not specified", 'zh-TW': '缺少必要的選項「{flags}」' },
  'line.missing_value': { en: "option ''{flags}'' argument missing", 'zh-TW': '選項「{flags}」後面缺少內容' },
  'line.too_many': {
    en: 'too many arguments: {wanted} expected, {given} given',
    'zh-TW': '參數過多：需要 {wanted} 個，卻有 {given} 個',
  },
  'line.wrong_value': {
    en: "option ''{flags}'' argument ''{given}'' is invalid. {wanted}",
    'zh-TW': '選項「{flags}」的內容「{given}」不正確。{wanted}',
  },
});
