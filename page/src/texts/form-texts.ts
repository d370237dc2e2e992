import { define } from '../../../src/i18n/messages/define.js';

/** What forms and their fields say. */
export const form = define({
  'modal.cancel': { en: 'Cancel', 'zh-TW': '取消' },
  'modal.submit': { en: 'Submit', 'zh-TW': '送出' },
  'modal.close': { en: 'Close', 'zh-TW': '關閉' },
  'modal.optional': { en: '(optional)', 'zh-TW': '（選填）' },
  'modal.wait': { en: 'One moment …', 'zh-TW': '請稍候……' },
  'input.choose': { en: 'Choose …', 'zh-TW': '請選擇……' },
  'input.remove': { en: 'Remove {name}', 'zh-TW': '移除 {name}' },
  'input.type': { en: 'Type to find …', 'zh-TW': '輸入以搜尋……' },
  'input.pick_files': { en: 'Choose files', 'zh-TW': '選擇檔案' },
  'input.pick_file': { en: 'Choose a file', 'zh-TW': '選擇檔案' },
  'input.files_limit': {
    en: '{most, plural, one {One file} other {Up to # files}} of at most 10 MB.',
    'zh-TW': '最多 {most} 個檔案，每個不超過 10 MB。',
  },
  'input.files_limit_types': {
    en: '{most, plural, one {One file} other {Up to # files}} of at most 10 MB: {types}.',
    'zh-TW': '最多 {most} 個檔案，每個不超過 10 MB，可用格式：{types}。',
  },
  'input.files_held': { en: 'Chosen files', 'zh-TW': '已選擇的檔案' },
  'error.too_many_files': {
    en: '{most, plural, one {Only one file} other {At most # files}} can be added here.',
    'zh-TW': '這裡最多只能加入 {most} 個檔案。',
  },
  'error.file_type': {
    en: '{name} cannot be added here. Allowed: {types}.',
    'zh-TW': '無法加入 {name}，可用格式：{types}。',
  },
  'error.file_too_large': { en: '{name} is larger than 10 MB.', 'zh-TW': '{name} 超過 10 MB。' },
  'input.none': { en: 'Nothing found', 'zh-TW': '找不到' },
  'input.menu': { en: 'More', 'zh-TW': '更多' },
  'error.required': { en: 'Please complete this required field.', 'zh-TW': '請填寫這個必填欄位。' },
  'error.too_many_items': { en: 'Choose at most {most}.', 'zh-TW': '最多只能選擇 {most} 個。' },
  'error.too_short': { en: 'Please enter at least {least} characters.', 'zh-TW': '請至少輸入 {least} 個字元。' },
  'error.too_long': { en: 'Please enter at most {most} characters.', 'zh-TW': '最多只能輸入 {most} 個字元。' },
  'error.email': { en: 'Please enter a valid email address.', 'zh-TW': '請輸入有效的電子郵件地址。' },
  'error.url': { en: 'Please enter a valid URL.', 'zh-TW': '請輸入有效的網址。' },
  'error.number': { en: 'Please enter a valid number.', 'zh-TW': '請輸入有效的數字。' },
  'error.too_small': { en: 'Please enter a number of at least {least}.', 'zh-TW': '請輸入不小於 {least} 的數字。' },
  'error.too_big': { en: 'Please enter a number of at most {most}.', 'zh-TW': '請輸入不大於 {most} 的數字。' },
});
