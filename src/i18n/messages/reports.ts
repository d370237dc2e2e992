import { define } from './define.js';

/** The daily digest and the answers to `/kpi`. */
export const reports = define({
  'kpi.name.created': { en: 'Created', 'zh-TW': '新增工單' },
  'kpi.name.solved': { en: 'Solved', 'zh-TW': '已解決' },
  'kpi.name.backlog': { en: 'Unresolved', 'zh-TW': '未結工單' },
  'kpi.name.oldest': { en: 'Oldest unresolved', 'zh-TW': '最久未結' },
  'kpi.name.first_response': { en: 'First response time', 'zh-TW': '首次回應時間' },
  'kpi.name.resolution': { en: 'Resolution time', 'zh-TW': '解決時間' },
  'kpi.name.reopened': { en: 'Re-opened', 'zh-TW': '重新開啟' },
  'kpi.name.escalated': { en: 'Escalated', 'zh-TW': '升級至部門' },
  'kpi.name.returned': { en: 'Returned', 'zh-TW': '部門退回' },
  'kpi.name.bounce_rate': { en: 'Bounce rate', 'zh-TW': '退回率' },
  'kpi.short.created': { en: 'New', 'zh-TW': '新增' },
  'kpi.short.solved': { en: 'Solved', 'zh-TW': '解決' },
  'kpi.short.backlog': { en: 'Unresolved', 'zh-TW': '未結' },
  'kpi.short.oldest': { en: 'Oldest', 'zh-TW': '最久' },
  'kpi.short.first_response': { en: 'Response', 'zh-TW': '首次回應' },
  'kpi.short.resolution': { en: 'Resolution', 'zh-TW': '解決時間' },
  'kpi.short.reopened': { en: 'Re-opened', 'zh-TW': '重開' },
  'kpi.short.escalated': { en: 'Escalated', 'zh-TW': '升級' },
  'kpi.short.returned': { en: 'Returned', 'zh-TW': '退回' },
  'kpi.short.bounce_rate': { en: 'Bounced', 'zh-TW': '退回率' },
  'kpi.short.p90': { en: 'p90', 'zh-TW': 'p90' },
  'kpi.short.n': { en: 'n', 'zh-TW': 'n' },
  'kpi.short.department': { en: 'Department', 'zh-TW': '部門' },
  'kpi.short.agent': { en: 'Agent', 'zh-TW': '客服人員' },

  'kpi.value.spread': {
    en: '{median} median · p90 {p90} · n {n, number}',
    'zh-TW': '中位數 {median}．p90 {p90}（n = {n, number}）',
  },
  'kpi.value.age': { en: '{duration} · {ticket}', 'zh-TW': '{duration}．{ticket}' },
  'kpi.value.returned': {
    en: '{count} · {share} of escalations',
    'zh-TW': '{count}（退回率 {share}）',
  },
  'kpi.value.share': { en: '{value, number, ::percent}', 'zh-TW': '{value, number, ::percent}' },
  'kpi.value.none': { en: 'none', 'zh-TW': '無' },
  'kpi.value.unmeasured': { en: 'none measured (n 0)', 'zh-TW': '無資料（n = 0）' },

  'kpi.change.same': { en: '= unchanged', 'zh-TW': '＝ 持平' },
  'kpi.change.count_up': { en: '▲ {change} more', 'zh-TW': '▲ 多 {change}' },
  'kpi.change.count_down': { en: '▼ {change} fewer', 'zh-TW': '▼ 少 {change}' },
  'kpi.change.spread_up': { en: '▲ {change} slower', 'zh-TW': '▲ 慢 {change}' },
  'kpi.change.spread_down': { en: '▼ {change} faster', 'zh-TW': '▼ 快 {change}' },
  'kpi.change.age_up': { en: '▲ {change} older', 'zh-TW': '▲ 久 {change}' },
  'kpi.change.age_down': { en: '▼ {change} younger', 'zh-TW': '▼ 短 {change}' },
  'kpi.change.share_up': { en: '▲ {change} points', 'zh-TW': '▲ 高 {change} 個百分點' },
  'kpi.change.share_down': { en: '▼ {change} points', 'zh-TW': '▼ 低 {change} 個百分點' },

  'kpi.title': { en: '{scope} · {period}', 'zh-TW': '{scope}．{period}' },
  'kpi.scope.all': { en: 'Whole desk', 'zh-TW': '全客服台' },
  'kpi.scope.agent_in_department': { en: '{agent} in {department}', 'zh-TW': '{department}．{agent}' },

  'kpi.word.today': { en: 'today', 'zh-TW': '今天|今日|本日' },
  'kpi.word.yesterday': { en: 'yesterday', 'zh-TW': '昨天|昨日' },
  'kpi.word.week': { en: 'week|thisweek', 'zh-TW': '本週|本周|這週|這周|這禮拜|這星期|本星期' },
  'kpi.word.month': { en: 'month|thismonth', 'zh-TW': '本月|這個月|這月|當月' },
  'kpi.word.front_desk': { en: 'front desk|frontdesk|front', 'zh-TW': '第一線客服|第一線' },

  'kpi.fault.word': {
    en: '“{word}” is neither a period nor a department here. Try `/kpi week`, or in full: `/kpi [today|yesterday|week|month] [department|@agent]`. Departments: {departments}.',
    'zh-TW':
      '「{word}」不是期間，也不是這裡的部門。請試試 `/kpi 本週`，完整格式：`/kpi [今天|昨天|本週|本月] [部門|@客服人員]`。部門：{departments}。',
  },
  'kpi.fault.agent': {
    en: 'Slack does not know “{word}” as a person here. Type @ and pick the name from the list: `/kpi week @name`.',
    'zh-TW': 'Slack 在這裡找不到「{word}」這個人。請輸入 @ 後從清單選擇姓名：`/kpi 本週 @姓名`。',
  },
  'kpi.fault.two_periods': {
    en: 'Give one period at a time, such as `/kpi yesterday`: `/kpi [today|yesterday|week|month] [department|@agent]`.',
    'zh-TW': '一次只能查一個期間，例如 `/kpi 昨天`：`/kpi [今天|昨天|本週|本月] [部門|@客服人員]`。',
  },
  'kpi.fault.two_agents': {
    en: 'Give one agent at a time, such as `/kpi week @name`.',
    'zh-TW': '一次只能查一位客服人員，例如 `/kpi 本週 @姓名`。',
  },
  'kpi.fault.department_and_agent': {
    en: 'Ask for a department or for an agent, not for both: `/kpi week billing` or `/kpi week @name`.',
    'zh-TW': '部門與客服人員請擇一查詢：`/kpi 本週 帳務部` 或 `/kpi 本週 @姓名`。',
  },

  'digest.title': { en: 'Daily digest · {period}', 'zh-TW': '每日摘要．{period}' },
  'digest.fallback': { en: '{title}. {verdict}', 'zh-TW': '{title}。{verdict}' },
  'digest.do_now': { en: 'Do now', 'zh-TW': '優先處理' },
  'digest.nothing_to_do': {
    en: 'No ticket is unresolved: nobody is waiting.',
    'zh-TW': '目前沒有未結工單，沒有人在等候。',
  },
  'digest.open': { en: 'Open', 'zh-TW': '查看' },
  'digest.open_ticket': { en: 'Open {ticket}', 'zh-TW': '查看 {ticket}' },
  'digest.figures': { en: 'Key figures', 'zh-TW': '關鍵指標' },
  'digest.departments': { en: 'By department', 'zh-TW': '各部門' },
  'digest.agents': { en: 'By agent', 'zh-TW': '各客服人員' },
  'digest.times': { en: '{title}: median times', 'zh-TW': '{title}：時間中位數' },
  'digest.more_rows': {
    en: '{count, plural, one {# more row} other {# more rows}}: ask `/kpi` for each.',
    'zh-TW': '另有 {count} 列未列出，請用 `/kpi` 個別查詢。',
  },
  'digest.compared': {
    en: '▲ ▼ compared with {earlier}: {period}',
    'zh-TW': '▲ ▼ 與{earlier}相比：{period}',
  },
  'digest.not_compared': {
    en: 'No comparison: the desk has no complete records of {period}.',
    'zh-TW': '無法比較：沒有 {period}的完整紀錄。',
  },
  'digest.as_of': { en: 'Up to {time} ({zone})', 'zh-TW': '統計至 {time}（{zone}）' },
  'digest.terms': {
    en: 'n: tickets measured · p90: nine in ten took no longer',
    'zh-TW': 'n：計入的工單數．p90：九成在此時間內完成',
  },
  'digest.earlier.weeks': {
    en: '{count, plural, one {a week earlier} other {# weeks earlier}}',
    'zh-TW': '{count, plural, =1 {一週前} other { # 週前}}',
  },
  'digest.earlier.months': { en: 'the month before', 'zh-TW': '上個月同期' },

  'need.urgent_unassigned': {
    en: 'Urgent and unassigned, opened {duration} ago',
    'zh-TW': '緊急但尚未指派，開立已 {duration}',
  },
  'need.escalation_waiting': {
    en: '{department} has not accepted it for {duration}',
    'zh-TW': '{department}尚未受理，已等 {duration}',
  },
  'need.customer_waiting': { en: 'The customer has waited {duration}', 'zh-TW': '客戶已等候 {duration}' },
  'need.unassigned': { en: 'Unassigned, opened {duration} ago', 'zh-TW': '尚未指派，開立已 {duration}' },
  'need.unresolved': { en: 'Unresolved for {duration}', 'zh-TW': '未結已 {duration}' },
  'need.pending': {
    en: 'Waiting for the customer, opened {duration} ago',
    'zh-TW': '待客戶回覆，開立已 {duration}',
  },

  'verdict.empty': {
    en: 'Quiet: nothing came in, and nothing is left to do.',
    'zh-TW': '平靜：沒有新工單，也沒有未結工單。',
  },
  'verdict.quiet': {
    en: 'Quiet: nothing came in and nothing was solved; {backlog, plural, one {# ticket is} other {# tickets are}} unresolved.',
    'zh-TW': '平靜：沒有新增，也沒有解決；目前有 {backlog, number} 張未結工單。',
  },
  'verdict.passed_through': {
    en: 'Nothing left here: {escalated, number} escalated, {returned, number} returned, none unresolved.',
    'zh-TW': '沒有未結工單：升級 {escalated, number} 件，退回 {returned, number} 件。',
  },
  'verdict.cleared': {
    en: 'All clear: {created, number} new, {solved, number} solved, none left unresolved.',
    'zh-TW': '全部清空：新增 {created, number} 張、解決 {solved, number} 張，沒有未結工單。',
  },
  'verdict.growing': {
    en: 'The backlog is growing: {created, number} new, {solved, number} solved, {backlog, number} unresolved.',
    'zh-TW': '積壓增加中：新增 {created, number} 張、解決 {solved, number} 張，未結工單累積到 {backlog, number} 張。',
  },
  'verdict.growing_and_slow': {
    en: 'Falling behind: {created, number} new, {solved, number} solved, {backlog, number} unresolved; the median first response took {response}, {change} longer than {earlier}.',
    'zh-TW':
      '應接不暇：新增 {created, number} 張、解決 {solved, number} 張，未結工單累積到 {backlog, number} 張；首次回應時間中位數 {response}，比{earlier}慢 {change}。',
  },
  'verdict.slow': {
    en: 'Customers wait longer: the median first response took {response}, {change} longer than {earlier}.',
    'zh-TW': '客戶等得更久：首次回應時間中位數 {response}，比{earlier}慢 {change}。',
  },
  'verdict.reopening': {
    en: 'Solved tickets come back: {reopened, number} re-opened, {solved, number} solved, {backlog, number} unresolved.',
    'zh-TW':
      '解決後又重開的偏多：重新開啟 {reopened, number} 張、解決 {solved, number} 張，未結工單 {backlog, number} 張。',
  },
  'verdict.bouncing': {
    en: 'Departments send work back: {returned, number} returned against {escalated, number} escalated.',
    'zh-TW': '部門退回偏多：升級 {escalated, number} 件，退回 {returned, number} 件。',
  },
  'verdict.shrinking': {
    en: 'Good progress: {solved, number} solved against {created, number} new; {backlog, number} still unresolved.',
    'zh-TW': '進展良好：解決 {solved, number} 張，新增 {created, number} 張；未結工單降到 {backlog, number} 張。',
  },
  'verdict.faster': {
    en: 'Good: the median first response took {response}, {change} faster than {earlier}.',
    'zh-TW': '表現良好：首次回應時間中位數 {response}，比{earlier}快 {change}。',
  },
  'verdict.steady': {
    en: 'Steady: {created, number} new, {solved, number} solved, {backlog, number} unresolved.',
    'zh-TW': '平穩：新增 {created, number} 張、解決 {solved, number} 張，未結工單 {backlog, number} 張。',
  },

  'duration.moment': { en: 'under 1 min', 'zh-TW': '1 分鐘內' },
  'duration.minutes': { en: '{minutes} min', 'zh-TW': '{minutes} 分鐘' },
  'duration.hours': { en: '{hours} h', 'zh-TW': '{hours} 小時' },
  'duration.hours_minutes': { en: '{hours} h {minutes, number, ::00} min', 'zh-TW': '{hours} 小時 {minutes} 分' },
  'duration.days': { en: '{days} d', 'zh-TW': '{days} 天' },
  'duration.days_hours': { en: '{days} d {hours} h', 'zh-TW': '{days} 天 {hours} 小時' },
  'duration.short.moment': { en: '<1 min', 'zh-TW': '<1 分' },
  'duration.short.minutes': { en: '{value} min', 'zh-TW': '{value} 分' },
  'duration.short.hours': { en: '{value} h', 'zh-TW': '{value} 小時' },
  'duration.short.days': { en: '{value} d', 'zh-TW': '{value} 天' },

  'period.day': { en: '{weekday} {day} {month}', 'zh-TW': '{month} {day} 日（{weekday}）' },
  'period.days': { en: '{from} – {to}', 'zh-TW': '{from}至 {to}' },
  'period.day_of_month': { en: '{weekday} {day}', 'zh-TW': '{month} {day} 日（{weekday}）' },
  'period.time': { en: '{day} {year}, {time}', 'zh-TW': '{year} 年 {day}{time}' },
  'period.today': { en: 'Today so far, {day}', 'zh-TW': '今天至今，{day}' },
  'period.yesterday': { en: 'Yesterday, {day}', 'zh-TW': '昨天，{day}' },
  'period.week': { en: 'This week so far, from {day}', 'zh-TW': '本週至今，自 {day}起' },
  'period.month': { en: 'This month so far, from {day}', 'zh-TW': '本月至今，自 {day}起' },
  'period.same_time': { en: '{period}, up to the same time', 'zh-TW': '{period}，至同一時刻' },
});
