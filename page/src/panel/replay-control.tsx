import { useId, useState, type ReactNode } from 'react';
import { actAs } from '../store/panes.js';
import { sendLog } from '../store/call.js';
import type { Attempt } from './control-panel.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useLanguage, useT, type T } from '../texts/language.js';

/** Takes a log by upload, and says how far its replay is. */
export function ReplayControl({ attempt }: { attempt: Attempt }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const id = useId();
  const replay = useStore(workspace, (value) => value.replay);
  const { channels } = useStore(workspace, (value) => value);
  const [file, setFile] = useState<File | null>(null);
  const running = replay?.state === 'running';
  const showDigest = (channel: string, ts: string): void => {
    const reader = channels.get(channel)?.members.find((member) => workspace.get().people.get(member)?.isBot === false);
    if (reader !== undefined) actAs(reader, { kind: 'channel', channel, focus: ts });
  };
  return (
    <section>
      <h3>{t('control.replay')}</h3>
      <p className="hint">{t('control.replay_about')}</p>
      <label htmlFor={id} className="label">
        {t('control.replay_file')}
      </label>
      <input
        id={id}
        className="input"
        type="file"
        accept=".csv,text/csv"
        disabled={running}
        onChange={({ target }) => {
          setFile(target.files?.[0] ?? null);
        }}
      />
      <button
        type="button"
        className="button"
        disabled={file === null || running}
        onClick={() => {
          if (file) void attempt(() => sendLog(file));
        }}
      >
        {t('control.replay_start')}
      </button>
      <div role="status" className="replay">
        {replay?.state === 'running' && (
          <>
            <progress aria-label={t('replay.progress')} max={replay.ofRows || 1} value={replay.rows} />
            <small>
              {replay.at === null
                ? t('replay.begins')
                : t('replay.rows', {
                    rows: replay.rows,
                    all: replay.ofRows,
                    at: new Intl.DateTimeFormat(language, {
                      timeZone: 'UTC',
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    }).format(new Date(replay.at)),
                  })}
            </small>
          </>
        )}
        {replay?.state === 'failed' && <p className="error">{t('replay.failed', { why: whyNot(replay.error, t) })}</p>}
        {replay?.state === 'done' && (
          <p>
            {replay.day === null
              ? t('replay.done_bare', { tickets: replay.tickets, incidents: replay.incidents })
              : t('replay.done', { tickets: replay.tickets, incidents: replay.incidents, day: replay.day })}
          </p>
        )}
        {replay?.state === 'done' && replay.channel !== null && replay.ts !== null && (
          <button
            type="button"
            className="button primary"
            onClick={() => {
              showDigest(replay.channel ?? '', replay.ts ?? '');
            }}
          >
            {t('replay.show')}
          </button>
        )}
      </div>
    </section>
  );
}

/** Why a log cannot be played, in words; anything else is told as it is. */
function whyNot(error: string, t: T): string {
  const [code = '', ...columns] = error.split(' ');
  const named = { columns: columns.join(' ') };
  if (code === 'log_empty') return t('replay.log_empty');
  if (code === 'log_columns_missing') return t('replay.columns_missing', named);
  if (code === 'log_columns_twice') return t('replay.columns_twice', named);
  return error;
}
