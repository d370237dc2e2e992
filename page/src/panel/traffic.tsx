import type { ReactNode } from 'react';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useLanguage, useT } from '../texts/language.js';

const SHOWN = 60;

/** What went between Slack and the app, the newest first. */
export function Traffic(): ReactNode {
  const t = useT();
  const language = useLanguage();
  const traffic = useStore(workspace, (value) => value.traffic);
  const clock = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const shown = traffic.slice(-SHOWN).reverse();
  return (
    <section>
      <h3>{t('control.traffic')}</h3>
      <p className="hint">{t('control.traffic_about')}</p>
      {shown.length === 0 ? (
        <p className="quiet">{t('traffic.none')}</p>
      ) : (
        <table className="traffic">
          <thead>
            <tr>
              <th scope="col">{t('traffic.when')}</th>
              <th scope="col">{t('traffic.what')}</th>
              <th scope="col">{t('traffic.status')}</th>
              <th scope="col">{t('traffic.time')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => {
              const toApp = entry.direction === 'to app';
              const bad = typeof entry.status !== 'number' || entry.status >= 300 || entry.error !== undefined;
              return (
                <tr key={entry.n} className={bad ? 'bad' : ''}>
                  <td>{clock.format(new Date(entry.at))}</td>
                  <td>
                    <span role="img" aria-label={toApp ? t('traffic.to') : t('traffic.from')}>
                      {toApp ? '→' : '←'}
                    </span>{' '}
                    {entry.kind}
                    {entry.retryNum !== undefined && <small> {t('traffic.retry', { n: entry.retryNum })}</small>}
                  </td>
                  <td>
                    {entry.status} {entry.error}
                  </td>
                  <td className="number">{entry.ms} ms</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
