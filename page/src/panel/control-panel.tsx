import { useEffect, useState, type ReactNode } from 'react';
import type { Fault } from '../../../src/sandbox/faults/faults.js';
import { Dialog } from '../blocks/confirm-dialog.js';
import { Icon } from '../parts/icon.js';
import { sidePanel } from '../parts/rail.js';
import { call } from '../store/call.js';
import { useStore } from '../store/store.js';
import { deskNow, workspace } from '../store/workspace.js';
import { wordsOf } from '../texts/error-words.js';
import { useLanguage, useT, type TextKey } from '../texts/language.js';
import { HOUR_MS, nextWorkday, tomorrowAtNine } from './clock-moves.js';
import { ReplayControl } from './replay-control.js';
import { Traffic } from './traffic.js';

/** What belongs to nobody's Slack: the clock, what goes wrong, what goes over the wire, replay, a new beginning. */
export function ControlPanel(): ReactNode {
  const t = useT();
  const can = useStore(workspace, ({ boot }) => boot?.can);
  const [failed, setFailed] = useState<{ error: unknown } | null>(null);
  const attempt: Attempt = async (work) => {
    setFailed(null);
    try {
      await work();
    } catch (error) {
      setFailed({ error });
    }
  };
  return (
    <aside className="panel" aria-label={t('control.title')}>
      <header className="panel-head">
        <h2>{t('control.title')}</h2>
        <button
          type="button"
          className="tool"
          aria-label={t('control.close')}
          title={t('control.close')}
          onClick={() => {
            sidePanel.set(() => 'none');
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body" tabIndex={0} role="region" aria-label={t('control.title')}>
        {failed !== null && (
          <p className="error" role="alert">
            {wordsOf(failed.error, t)}
          </p>
        )}
        {can?.clock === true && <Clock attempt={attempt} />}
        <Faults attempt={attempt} />
        {can?.replay === true && <ReplayControl attempt={attempt} />}
        {can?.reset === true && <Reset attempt={attempt} />}
        <Traffic />
      </div>
    </aside>
  );
}

/** Does something, and says above all parts where it did not work. */
export type Attempt = (work: () => Promise<unknown>) => Promise<void>;

/** The desk's present moment, and the ways to go on. */
export function Clock({ attempt }: { attempt: Attempt }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const { zone, ahead } = useStore(workspace, (value) => value);
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setTick((n) => n + 1);
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const now = deskNow();
  const move = (to: number): void => {
    void attempt(() => call('clock', { to }));
  };
  const tomorrow = tomorrowAtNine(now, zone);
  const workday = nextWorkday(now, zone);
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, weekday: 'long' }).format(workday);
  const hours = Math.abs(ahead) / HOUR_MS;
  const span = hours < 48 ? unit(language, hours, 'hour') : unit(language, hours / 24, 'day');
  return (
    <section>
      <h3>{t('control.clock')}</h3>
      <p className="clock">
        <time dateTime={new Date(now).toISOString()}>
          {new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'full', timeStyle: 'medium' }).format(now)}
        </time>
        <small>
          {zone} ·{' '}
          {Math.abs(ahead) < 60_000
            ? t('control.in_time')
            : ahead > 0
              ? t('control.ahead', { time: span })
              : t('control.behind', { time: span })}
        </small>
      </p>
      <div className="row">
        <button
          type="button"
          className="button"
          onClick={() => {
            move(deskNow() + HOUR_MS);
          }}
        >
          {t('control.hour')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            move(tomorrow);
          }}
        >
          {t('control.tomorrow')}
        </button>
        {workday !== tomorrow && (
          <button
            type="button"
            className="button"
            onClick={() => {
              move(workday);
            }}
          >
            {t('control.workday', { day })}
          </button>
        )}
      </div>
      <p className="hint">{t('control.clock_about')}</p>
    </section>
  );
}

function unit(language: string, value: number, name: 'hour' | 'day'): string {
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: name,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(value);
}

const faults: readonly { text: TextKey & `fault.${string}`; fault: Fault }[] = [
  { text: 'fault.rateLimit', fault: { do: 'rateLimit', method: 'chat.postMessage', retryAfter: 5 } },
  { text: 'fault.serverError', fault: { do: 'serverError', method: 'chat.postMessage', status: 503 } },
  { text: 'fault.afterAccept', fault: { do: 'serverError', method: 'chat.postMessage', afterAccept: true } },
  { text: 'fault.drop', fault: { do: 'drop' } },
  { text: 'fault.slow', fault: { do: 'slow', ms: 3000 } },
  { text: 'fault.twice', fault: { do: 'twice' } },
  { text: 'fault.outOfOrder', fault: { do: 'outOfOrder' } },
  { text: 'fault.late', fault: { do: 'late', ms: 5000 } },
];

function Faults({ attempt }: { attempt: Attempt }): ReactNode {
  const t = useT();
  const active = useStore(workspace, (value) => value.faults);
  const [busy, setBusy] = useState<TextKey | null>(null);
  return (
    <section>
      <h3>{t('control.faults')}</h3>
      <p className="hint">{t('control.faults_about')}</p>
      {faults.map(({ text, fault }) => {
        const on = active.find((one) => JSON.stringify(one.fault) === JSON.stringify(fault));
        return (
          <label key={text} className="switch">
            <input
              type="checkbox"
              role="switch"
              checked={on !== undefined}
              aria-busy={busy === text}
              onChange={() => {
                // twice at once would add it twice
                if (busy !== null) return;
                setBusy(text);
                void attempt(() => (on ? call('faults.clear', { id: on.id }) : call('faults.add', fault))).then(() => {
                  setBusy(null);
                });
              }}
            />
            <span>{t(text)}</span>
          </label>
        );
      })}
    </section>
  );
}

function Reset({ attempt }: { attempt: Attempt }): ReactNode {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const reset = async (): Promise<void> => {
    setBusy(true);
    await attempt(() => call('reset'));
    setBusy(false);
  };
  return (
    <section>
      <h3>{t('control.reset')}</h3>
      <p className="hint">{t('control.reset_about')}</p>
      <button
        type="button"
        className="button danger"
        disabled={busy}
        aria-busy={busy}
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('control.reset_do')}
      </button>
      {asking && (
        <Dialog
          title={t('control.reset')}
          yes={t('control.reset_yes')}
          no={t('message.cancel')}
          danger
          onAnswer={(yes) => {
            setAsking(false);
            if (yes) void reset();
          }}
        >
          {t('control.reset_sure')}
        </Dialog>
      )}
    </section>
  );
}
