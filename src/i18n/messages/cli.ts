import { define } from './define.js';

/** What the command line says. */
export const cli = define({
  'cli.about': {
    en: 'Bellhop, the customer-support desk that lives in Slack',
    'zh-TW': 'Bellhop，住在 Slack 裡的客服工單台',
  },
  'cli.see_help': { en: 'See: bellhop --help', 'zh-TW': '請看：bellhop --help' },
  'cli.see_env_example': {
    en: '.env.example explains every setting.',
    'zh-TW': '每個設定的說明都在 .env.example。',
  },
  'cli.unexpected': {
    en: 'That did not work: {message} (LOG_LEVEL=debug shows more)',
    'zh-TW': '執行失敗：{message}（設定 LOG_LEVEL=debug 可看到更多訊息）',
  },
  'start.about': { en: 'starts the desk (the default)', 'zh-TW': '啟動客服台（預設）' },
  'start.ready': { en: 'Bellhop is ready ({seconds} s).', 'zh-TW': 'Bellhop 已就緒（{seconds} 秒）。' },
  'start.workspace': {
    en: '  Workspace  {url}  open it in a browser: a Slack of its own, on this machine only',
    'zh-TW': '  工作區  {url}  請用瀏覽器開啟：只在這台電腦上的模擬工作區',
  },
  'start.slack': { en: '  Workspace  {team} in Slack', 'zh-TW': '  工作區  Slack 的 {team}' },
  'start.requests': { en: '  Requests   {url}', 'zh-TW': '  接收位址  {url}' },
  'start.socket': { en: '  Requests   over Socket Mode', 'zh-TW': '  接收方式  Socket Mode' },
  'start.desk': { en: '  Desk       {queue}, {timezone}', 'zh-TW': '  客服台  {queue}，時區 {timezone}' },
  'start.no_queue': {
    en: '  Desk       not set up yet: copy examples/desk.yml, name your channels in it, then run: {command}',
    'zh-TW': '  客服台  尚未設定：請複製 examples/desk.yml，填入您的頻道，再執行：{command}',
  },
  'start.no_queue_sandbox': {
    en: '  Desk       has no queue channel; for that of the example, run in another terminal: {command}',
    'zh-TW': '  客服台  尚未設定待辦佇列頻道；要採用範例設定，請在另一個終端機執行：{command}',
  },
  'start.data': { en: '  Data       {folder}', 'zh-TW': '  資料  {folder}' },
  'start.applied': { en: '  Applied    {file}', 'zh-TW': '  已套用  {file}' },
  'start.try': { en: 'Try this in another terminal:', 'zh-TW': '請在另一個終端機試試：' },
  'start.example': { en: 'my printer is broken', 'zh-TW': '印表機壞了' },
  'start.stop': {
    en: 'Ctrl+C stops Bellhop; everything is kept.',
    'zh-TW': '按 Ctrl+C 停止 Bellhop，所有資料都會保留。',
  },
  'start.stopping': {
    en: 'Stopping … (once more to stop at once)',
    'zh-TW': '正在停止……（再按一次立即結束）',
  },
  'start.stopped': { en: 'Bellhop has stopped.', 'zh-TW': 'Bellhop 已停止。' },
  'start.home_in_use': {
    en: 'Another Bellhop runs with {home}: stop it, or set BELLHOP_HOME to another folder.',
    'zh-TW': '已有另一個 Bellhop 使用 {home}：請先停止它，或把 BELLHOP_HOME 設為其他資料夾。',
  },
  'start.port_moves': {
    en: 'Port {port} is in use, so a free one is taken; {name} sets another.',
    'zh-TW': '連接埠 {port} 已被使用，改用其他可用的連接埠；可用 {name} 指定。',
  },
  'start.port_taken': {
    en: 'Port {port} is in use by another program: stop it, or set PORT to a free port.',
    'zh-TW': '連接埠 {port} 正被其他程式使用：請停止該程式，或把 PORT 設為可用的連接埠。',
  },
  'start.health': {
    en: 'Health and metrics: {url}/healthz, /readyz, /metrics',
    'zh-TW': '健康狀態與指標：{url}/healthz、/readyz、/metrics',
  },
  'start.health_port_taken': {
    en: 'Port {port} is in use. Set HEALTH_PORT to another one, or leave it unset.',
    'zh-TW': '連接埠 {port} 已被占用。請將 HEALTH_PORT 設為其他連接埠，或不要設定。',
  },
  'start.slack_unreachable': {
    en: 'Slack cannot be reached ({code}): check the network, a proxy, and SLACK_API_URL.',
    'zh-TW': '無法連線到 Slack（{code}）：請檢查網路、代理伺服器與 SLACK_API_URL。',
  },
  'start.bot_token_refused': {
    en: 'Slack does not accept SLACK_BOT_TOKEN ({code}): copy the Bot User OAuth Token from “OAuth & Permissions” of your app; it begins with “xoxb-”.',
    'zh-TW':
      'Slack 不接受 SLACK_BOT_TOKEN（{code}）：請到應用程式的「OAuth & Permissions」重新複製 Bot User OAuth Token，開頭是「xoxb-」。',
  },
  'start.app_token_refused': {
    en: 'Slack does not accept SLACK_APP_TOKEN ({code}): make an app-level token with connections:write under “Basic Information” of your app; it begins with “xapp-”.',
    'zh-TW':
      'Slack 不接受 SLACK_APP_TOKEN（{code}）：請到應用程式的「Basic Information」建立具有 connections:write 的 App-Level Token，開頭是「xapp-」。',
  },
  'deskcmd.about': { en: 'applies or exports the desk’s settings (YAML)', 'zh-TW': '套用或匯出客服台設定（YAML）' },
  'deskcmd.apply': {
    en: 'makes the desk what the file says; what it does not mention stays',
    'zh-TW': '依檔案設定客服台；沒寫的項目維持原樣',
  },
  'deskcmd.export': {
    en: 'writes the desk’s settings into the file; - for the terminal',
    'zh-TW': '把客服台設定寫入檔案；- 表示顯示在終端機',
  },
  'deskcmd.file': { en: 'a YAML file; see examples/desk.yml', 'zh-TW': 'YAML 檔案；範例見 examples/desk.yml' },
  'deskcmd.force': { en: 'replaces a file that exists', 'zh-TW': '覆寫已存在的檔案' },
  'deskcmd.applied': {
    en: '{file} is applied: the desk’s settings are now version {version}.',
    'zh-TW': '已套用 {file}：客服台設定目前是第 {version} 版。',
  },
  'deskcmd.same': {
    en: '{file} changes nothing: the desk’s settings stay version {version}.',
    'zh-TW': '{file} 沒有任何變更：客服台設定仍是第 {version} 版。',
  },
  'deskcmd.exported': { en: 'The desk’s settings are in {file}.', 'zh-TW': '客服台設定已寫入 {file}。' },
  'deskcmd.exists': {
    en: '{file} exists already; --force replaces it.',
    'zh-TW': '{file} 已存在；加上 --force 可覆寫。',
  },
  'deskcmd.unreadable': { en: '{file} cannot be read ({code}).', 'zh-TW': '無法讀取 {file}（{code}）。' },
  'deskcmd.unwritable': { en: '{file} cannot be written ({code}).', 'zh-TW': '無法寫入 {file}（{code}）。' },
  'deskcmd.invite': {
    en: 'Bellhop is not in {channel}: open it in Slack and write “/invite @Bellhop”.',
    'zh-TW': 'Bellhop 不在 {channel} 裡：請在 Slack 開啟該頻道並輸入「/invite @Bellhop」。',
  },
  'deskcmd.not_joined': {
    en: 'Bellhop could not join {channel} ({code}); invite it there: “/invite @Bellhop”.',
    'zh-TW': 'Bellhop 無法加入 {channel}（{code}）；請在該頻道輸入「/invite @Bellhop」邀請它。',
  },
  'say.about': {
    en: 'speaks to the running sandbox as one of its people',
    'zh-TW': '以模擬工作區成員的身分發言或操作',
  },
  'say.text': { en: 'what to write', 'zh-TW': '要說的話' },
  'say.as': { en: 'who acts: alice, ava, lee, max, ada, …', 'zh-TW': '操作者：alice、ava、lee、max、ada……' },
  'say.in': {
    en: "where: '#help', or '@bellhop' for the DM (the default)",
    'zh-TW': "地點：'#help'，或 '@bellhop' 表示私訊（預設）",
  },
  'say.thread': {
    en: 'in the thread of the newest message with these words',
    'zh-TW': '在含有這些字的最新訊息的對話串裡',
  },
  'say.on': { en: 'on the newest message with these words', 'zh-TW': '對含有這些字的最新訊息操作' },
  'say.type': { en: "types a slash command: '/ticket list'", 'zh-TW': "輸入斜線指令：'/ticket list'" },
  'say.press': {
    en: "presses a button of a message (with --in), the form or the Home tab: 'Take it'",
    'zh-TW': "按下訊息（搭配 --in）、表單或首頁上的按鈕：'我來處理'",
  },
  'say.use': {
    en: "uses a shortcut, on a message with --in: 'Create ticket'",
    'zh-TW': "使用捷徑，搭配 --in 表示用在訊息上：'Create ticket'",
  },
  'say.react': { en: 'puts an emoji on a message: ticket', 'zh-TW': '對訊息加上表情符號：ticket' },
  'say.submit': {
    en: "fills in the open form and sends it: 'Subject=No paper' 'Priority=High'",
    'zh-TW': "填寫並送出開啟的表單：'主旨=沒紙了' '優先順序=高'",
  },
  'say.read': { en: 'shows a place as the person sees it', 'zh-TW': '顯示該成員看到的內容' },
  'say.home_option': { en: 'opens the Home tab', 'zh-TW': '開啟首頁分頁' },
  'say.wait': { en: 'seconds to wait for an answer', 'zh-TW': '等待回應的秒數' },
  'say.examples': {
    en: "Examples:\n  bellhop say --as alice --in '#help' \"my printer is broken\"\n  bellhop say --as ava --in '#support-queue' --press 'Take it'\n  bellhop say --as ava --type '/ticket list'\n  bellhop say --as max --read '#support-managers'",
    'zh-TW':
      "範例：\n  bellhop say --as lin --in '#help-zh' \"印表機壞了\"\n  bellhop say --as ava --in '#support-queue' --press 'Take it'\n  bellhop say --as chen --type '/ticket list'\n  bellhop say --as max --read '#support-managers'",
  },
  'say.not_running': {
    en: 'No sandbox runs with this BELLHOP_HOME. Start it in another terminal: {command}',
    'zh-TW': '這個 BELLHOP_HOME 沒有執行中的模擬工作區。請在另一個終端機啟動：{command}',
  },
  'say.one_act': {
    en: 'Say one thing to do: a text, or one of --type, --press, --use, --react, --submit, --read, --home.',
    'zh-TW': '請指定一個動作：要說的話，或 --type、--press、--use、--react、--submit、--read、--home 其中之一。',
  },
  'say.no_message': {
    en: 'There is no message “{words}” in {place}.',
    'zh-TW': '{place} 沒有含「{words}」的訊息。',
  },
  'say.no_button': {
    en: 'No message in {place} has a button “{label}”; --read shows what is there.',
    'zh-TW': '{place} 沒有訊息有「{label}」按鈕；可用 --read 查看。',
  },
  'say.bad_value': {
    en: '“{pair}” is not a field and its value: Subject=No paper',
    'zh-TW': '「{pair}」不是「欄位=值」的形式，例如：主旨=沒紙了',
  },
  'say.place': { en: '{place}, as {person} sees it:', 'zh-TW': '{person} 在 {place} 看到：' },
  'say.edited': { en: 'edited', 'zh-TW': '已編輯' },
  'say.ephemeral': { en: 'only visible to them', 'zh-TW': '只有本人看得到' },
  'say.home': { en: 'Home', 'zh-TW': '首頁' },
});
