import { define } from './define.js';

/** What `bellhop doctor` finds, and how to mend it. */
export const doctor = define({
  'doctor.about': {
    en: 'checks tokens, scopes, channels, clock and database, and says how to mend what is wrong',
    'zh-TW': '檢查權杖、權限範圍、頻道、時鐘與資料庫，並說明如何修正',
  },
  'doctor.healthy': { en: 'All is well.', 'zh-TW': '一切正常。' },
  'doctor.summary': {
    en: '{failures, plural, =0 {Nothing is broken} one {# thing does not work} other {# things do not work}}; {warnings, plural, =0 {nothing else to look at} one {# thing to look at} other {# things to look at}}.',
    'zh-TW':
      '{failures, plural, =0 {沒有故障} other {# 項故障}}；{warnings, plural, =0 {沒有其他注意事項} other {# 項需要注意}}。',
  },
  'doctor.and': { en: ' and ', 'zh-TW': '、' },
  'doctor.token_ok': {
    en: 'Slack: Bellhop is @{user} in “{team}”',
    'zh-TW': 'Slack：Bellhop 在「{team}」的名稱是 @{user}',
  },
  'doctor.socket_ok': { en: 'SLACK_APP_TOKEN: Socket Mode opens', 'zh-TW': 'SLACK_APP_TOKEN：Socket Mode 可以連線' },
  'doctor.scopes_ok': { en: 'Scopes: all {count} are granted', 'zh-TW': '權限範圍：{count} 項都已授予' },
  'doctor.scope_missing': {
    en: 'Scopes: {scope} is missing, and the desk does not work without it',
    'zh-TW': '權限範圍：缺少 {scope}，客服台無法運作',
  },
  'doctor.scope_feature': {
    en: 'Scopes: {scope} is missing, so Bellhop cannot {feature}',
    'zh-TW': '權限範圍：缺少 {scope}，因此 Bellhop 無法{feature}',
  },
  'doctor.scope_mend': {
    en: 'add {scope} under “OAuth & Permissions” of the app (or paste the manifest again) and reinstall it',
    'zh-TW': '在應用程式的「OAuth & Permissions」加入 {scope}（或重新貼上資訊清單），然後重新安裝',
  },
  'doctor.feature_emails': { en: 'find people by e-mail address', 'zh-TW': '用電子郵件尋找使用者' },
  'doctor.feature_files': { en: 'pass files on', 'zh-TW': '轉傳檔案' },
  'doctor.feature_groups': { en: 'put user groups on call by name', 'zh-TW': '用名稱指定使用者群組值班' },
  'doctor.feature_join': { en: 'join public channels by itself', 'zh-TW': '自行加入公開頻道' },
  'doctor.scopes_surplus': {
    en: 'Scopes: the token has more rights than Bellhop needs: {scopes}',
    'zh-TW': '權限範圍：權杖擁有 Bellhop 不需要的權限：{scopes}',
  },
  'doctor.scopes_surplus_mend': {
    en: 'remove them under “OAuth & Permissions” and reinstall the app',
    'zh-TW': '到「OAuth & Permissions」移除後重新安裝應用程式',
  },
  'doctor.clock_ok': {
    en: 'Clock: within {seconds} s of Slack’s',
    'zh-TW': '時鐘：與 Slack 相差 {seconds} 秒以內',
  },
  'doctor.clock_ahead': {
    en: 'Clock: this machine is {seconds} s ahead of Slack; over 300 s its requests are refused',
    'zh-TW': '時鐘：這台電腦比 Slack 快 {seconds} 秒；超過 300 秒時會拒絕 Slack 的請求',
  },
  'doctor.clock_behind': {
    en: 'Clock: this machine is {seconds} s behind Slack; over 300 s its requests are refused',
    'zh-TW': '時鐘：這台電腦比 Slack 慢 {seconds} 秒；超過 300 秒時會拒絕 Slack 的請求',
  },
  'doctor.clock_mend': { en: 'synchronise the clock (NTP)', 'zh-TW': '請校正時鐘（NTP）' },
  'doctor.database_ok': {
    en: 'Database: MongoDB {version}, replica set {set}',
    'zh-TW': '資料庫：MongoDB {version}，複本集 {set}',
  },
  'doctor.sharded': { en: '(sharded cluster)', 'zh-TW': '（分片叢集）' },
  'doctor.database_mend': {
    en: 'check MONGODB_URI, or leave it out for the embedded MongoDB',
    'zh-TW': '請檢查 MONGODB_URI，或移除它以使用內建的 MongoDB',
  },
  'doctor.members_missing': {
    en: 'Database: these members of the replica set are away: {members}',
    'zh-TW': '資料庫：複本集有成員離線：{members}',
  },
  'doctor.members_mend': {
    en: 'start them again; without a majority nothing can be saved',
    'zh-TW': '請重新啟動這些成員；在線成員未過半數時無法儲存資料',
  },
  'doctor.indexes_ok': { en: 'Database: all indexes are there', 'zh-TW': '資料庫：索引齊全' },
  'doctor.indexes_missing': {
    en: 'Database: {count, plural, one {# index is} other {# indexes are}} missing, such as {first}',
    'zh-TW': '資料庫：缺少 {count} 個索引，例如 {first}',
  },
  'doctor.indexes_mend': {
    en: 'start Bellhop once: it creates them',
    'zh-TW': '請啟動 Bellhop 一次，它會自動建立',
  },
  'doctor.no_queue': {
    en: 'Settings: the desk has no queue channel yet',
    'zh-TW': '設定：客服台還沒有待辦佇列頻道',
  },
  'doctor.queue_mend': {
    en: 'copy examples/desk.yml, name your channels in it, then run: {command}',
    'zh-TW': '請複製 examples/desk.yml，填入您的頻道，再執行：{command}',
  },
  'doctor.queue_mend_sandbox': {
    en: 'run: {command}',
    'zh-TW': '請執行：{command}',
  },
  'doctor.settings_ok': {
    en: 'Settings: version {version}, {locale}, {timezone}',
    'zh-TW': '設定：第 {version} 版，{locale}，{timezone}',
  },
  'doctor.department_gone': {
    en: 'Escalations: nobody can answer {tickets}{more, plural, =0 {} other { and # more}}, because the department “{key}” is not set up any more',
    'zh-TW':
      '部門協助：沒有人能回覆 {tickets}{more, plural, =0 {} other { 等，另有 # 張}}，因為部門「{key}」已不在設定裡',
  },
  'doctor.department_gone_mend': {
    en: 'put the department “{key}” back with “desk apply”, or take each back: /escalate {number} cancel {key}',
    'zh-TW': '請用「desk apply」加回部門「{key}」，或逐張收回：/escalate {number} 取消 {key}',
  },
  'doctor.category_unknown': {
    en: 'Settings: the category “{category}” of “{key}” is not among the desk’s categories, so no form offers it',
    'zh-TW': '設定：部門「{key}」的類別「{category}」不在客服台的類別清單裡，表單不會出現',
  },
  'doctor.category_mend': {
    en: 'add “{category}” to categories in the desk file',
    'zh-TW': '請在設定檔的 categories 加入「{category}」',
  },
  'doctor.no_digest': { en: 'Settings: no digest is posted anywhere', 'zh-TW': '設定：沒有任何頻道會收到每日摘要' },
  'doctor.digest_mend': {
    en: 'set digest.channels and digest.weekdays in the desk file',
    'zh-TW': '請在設定檔設定 digest.channels 與 digest.weekdays',
  },
  'doctor.use_queue': { en: 'queue', 'zh-TW': '待辦佇列' },
  'doctor.use_fallback': { en: 'fallback', 'zh-TW': '備用頻道' },
  'doctor.use_department': { en: 'department “{key}”', 'zh-TW': '部門「{key}」' },
  'doctor.use_digest': { en: 'digest', 'zh-TW': '每日摘要' },
  'doctor.use_intake': { en: 'watched', 'zh-TW': '監看' },
  'doctor.channel_ok': {
    en: 'Channel {channel} ({purpose}): as it should be',
    'zh-TW': '頻道 {channel}（{purpose}）：正常',
  },
  'doctor.channel_unknown': {
    en: 'Channel {channel} ({purpose}): Slack does not let Bellhop look at it ({code})',
    'zh-TW': '頻道 {channel}（{purpose}）：Slack 不讓 Bellhop 查看（{code}）',
  },
  'doctor.channel_gone': {
    en: 'Channel {channel} ({purpose}): it does not exist, or is private and Bellhop is not in it',
    'zh-TW': '頻道 {channel}（{purpose}）：不存在，或是私人頻道而 Bellhop 不在裡面',
  },
  'doctor.channel_gone_mend': {
    en: 'invite Bellhop there (/invite @Bellhop), or name another channel in the desk file',
    'zh-TW': '請在該頻道邀請 Bellhop（/invite @Bellhop），或在設定檔改用其他頻道',
  },
  'doctor.channel_archived': {
    en: 'Channel {channel} ({purpose}): it is archived',
    'zh-TW': '頻道 {channel}（{purpose}）：已封存',
  },
  'doctor.channel_archived_mend': {
    en: 'unarchive it, or name another channel in the desk file',
    'zh-TW': '請取消封存，或在設定檔改用其他頻道',
  },
  'doctor.not_in_channel': {
    en: 'Channel {channel} ({purpose}): Bellhop is not in it',
    'zh-TW': '頻道 {channel}（{purpose}）：Bellhop 不在裡面',
  },
  'doctor.not_in_channel_mend': {
    en: 'write “/invite @Bellhop” in {channel}, or apply the desk file again',
    'zh-TW': '請在 {channel} 輸入「/invite @Bellhop」，或重新套用設定檔',
  },
  'doctor.channel_public': {
    en: 'Channel {channel} ({purpose}): it is public, so everybody can read tickets there',
    'zh-TW': '頻道 {channel}（{purpose}）：是公開頻道，所有人都看得到工單',
  },
  'doctor.channel_public_mend': { en: 'make it private in its settings', 'zh-TW': '請在頻道設定改為私人頻道' },
  'doctor.channel_shared': {
    en: 'Channel {channel} ({purpose}): it is shared with another workspace, whose people can read tickets there',
    'zh-TW': '頻道 {channel}（{purpose}）：與其他工作區共用，對方也看得到工單',
  },
  'doctor.channel_shared_mend': {
    en: 'use a channel that is not shared (Slack Connect)',
    'zh-TW': '請改用未與外部共用的頻道（Slack Connect）',
  },
  'doctor.channel_outsiders': {
    en: 'Channel {channel} ({purpose}): guests or people of other workspaces can read tickets there: {people}',
    'zh-TW': '頻道 {channel}（{purpose}）：有訪客或外部人員看得到工單：{people}',
  },
  'doctor.channel_outsiders_mend': { en: 'remove them from the channel', 'zh-TW': '請將他們移出頻道' },
  'doctor.people_ok': {
    en: 'People: all {count} that the settings name are there',
    'zh-TW': '人員：設定提到的 {count} 位都在',
  },
  'doctor.person_gone': {
    en: 'People: {who} ({place}) is not here any more',
    'zh-TW': '人員：{who}（{place}）已不在工作區',
  },
  'doctor.person_outsider': {
    en: 'People: {who} ({place}) is a guest or of another workspace, and has no rights on the desk',
    'zh-TW': '人員：{who}（{place}）是訪客或外部人員，在客服台沒有權限',
  },
  'doctor.group_gone': {
    en: 'People: the user group {id} ({place}) is not there any more',
    'zh-TW': '人員：使用者群組 {id}（{place}）已不存在',
  },
  'doctor.person_mend': { en: 'name somebody else in the desk file', 'zh-TW': '請在設定檔改成其他人' },
  'doctor.posts_waiting': {
    en: 'Posts: {count, plural, =0 {nothing waits} one {# waits} other {# wait}} to be sent',
    'zh-TW': '貼文：{count, plural, =0 {沒有等待送出的貼文} other {# 則等待送出}}',
  },
  'doctor.posts_many': {
    en: 'Posts: {count} wait to be sent, which takes minutes at Slack’s pace',
    'zh-TW': '貼文：{count} 則等待送出，依 Slack 的速限需要數分鐘',
  },
  'doctor.posts_mend': {
    en: 'if the number does not fall while Bellhop runs, look into its log',
    'zh-TW': '若 Bellhop 執行中數量沒有減少，請查看記錄檔',
  },
  'doctor.posts_dead': {
    en: 'Posts: {count, plural, one {# was} other {# were}} given up ({reason})',
    'zh-TW': '貼文：{count} 則無法送出（{reason}）',
  },
  'doctor.posts_dead_mend': {
    en: 'mend the channel or scope that this names, then press Retry or Drop in an admin’s Home tab, or run `bellhop undelivered retry all`; the tickets themselves are saved',
    'zh-TW':
      '請修正這個原因所指的頻道或權限，再由管理員在「首頁」分頁按「重試」或「捨棄」，或執行 `bellhop undelivered retry all`；工單本身都已儲存',
  },
  'doctor.events_dead': {
    en: 'Events: {count, plural, one {# event of Slack was} other {# events of Slack were}} given up: {reason}',
    'zh-TW': 'Slack 事件：{count} 個已放棄處理：{reason}',
  },
  'doctor.events_dead_mend': {
    en: 'what they ask for was not done: look into the log for the cause, then press Retry or Drop in an admin’s Home tab, or run `bellhop undelivered`',
    'zh-TW':
      '這些事件要求的事並未完成：請查看記錄檔找出原因，再由管理員在「首頁」分頁按「重試」或「捨棄」，或執行 `bellhop undelivered`',
  },
});
