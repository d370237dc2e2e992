import { useEffect, useState, type ReactNode } from 'react';
import type { PageBoot, PageMessage } from '../../../src/sandbox/page/wire.js';
import { nextWorkday } from '../panel/clock-moves.js';
import { Icon } from '../parts/icon.js';
import { answered, call } from '../store/call.js';
import { fillDraft } from '../store/drafts.js';
import { useStore } from '../store/store.js';
import { deskNow, workspace } from '../store/workspace.js';
import { LanguageContext, translator, useT, type T } from '../texts/language.js';
import { castOf, type Cast } from './tour-cast.js';
import { closeTour, goTo, look, restoreTour, skipStep, startTour, tour, type Tour } from './tour-state.js';
import { buttonOf, stepIds, steps, type StepId } from './tour-steps.js';

/** Whether this workspace is one that the tour knows. */
export function hasTour(boot: PageBoot): boolean {
  return boot.app.name === 'Bellhop' && castOf(boot, 'en') !== null && castOf(boot, 'zh-TW') !== null;
}

/** Goes on with the tour once the workspace is there. */
export function useTour(): void {
  const known = useStore(workspace, ({ boot }) => boot !== null && hasTour(boot));
  useEffect(() => {
    if (known) restoreTour();
  }, [known]);
}

export function TourPanel(): ReactNode {
  const t = useT();
  const now = useStore(tour, (value) => value);
  const boot = useStore(workspace, (value) => value.boot);
  const cast = boot && now && castOf(boot, now.language);
  return (
    <aside className="panel tour" aria-label={t('tour.title')}>
      <header className="panel-head">
        <h2>{t('tour.title')}</h2>
        <button type="button" className="tool" aria-label={t('tour.close')} title={t('tour.close')} onClick={closeTour}>
          <Icon name="close" />
        </button>
      </header>
      <div className="panel-body" tabIndex={0} role="region" aria-label={t('tour.title')}>
        {now?.state === 'running' && cast ? <Steps now={now} cast={cast} /> : <Welcome />}
      </div>
    </aside>
  );
}

function Welcome(): ReactNode {
  const t = useT();
  return (
    <section className="tour-welcome">
      <span className="tour-bell" aria-hidden="true">
        🛎️
      </span>
      <h3>{t('tour.welcome')}</h3>
      <p>{t('tour.about')}</p>
      <div className="row">
        <button type="button" className="button primary" onClick={startTour}>
          {t('tour.start')}
        </button>
        <button type="button" className="button" onClick={closeTour}>
          {t('tour.later')}
        </button>
      </div>
    </section>
  );
}

function Steps({ now, cast }: { now: Tour; cast: Cast }): ReactNode {
  const t = translator(now.language);
  const labels = useLabels(now, cast);
  const all = stepIds.length;
  useEffect(look, [now]);
  if (now.step >= all) {
    return (
      <LanguageContext value={now.language}>
        <section className="tour-welcome" lang={now.language} role="status">
          <span className="tour-bell" aria-hidden="true">
            🎉
          </span>
          <h3>{t('tour.finished')}</h3>
          <p>{t('tour.finished_about')}</p>
          <div className="row">
            <button type="button" className="button primary" onClick={closeTour}>
              {t('tour.close')}
            </button>
            <button type="button" className="button" onClick={startTour}>
              {t('tour.again')}
            </button>
          </div>
        </section>
      </LanguageContext>
    );
  }
  return (
    <ol className="steps" lang={now.language}>
      {stepIds.map((id, i) => {
        const state = i < now.step ? 'done' : i === now.step ? 'now' : 'later';
        return (
          <li key={id} className={`step ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span className="step-mark" aria-hidden="true">
              {state === 'done' ? <Icon name="check" size={14} /> : i + 1}
            </span>
            <div>
              <h3>
                {t(`tour.${id}`)}
                {state === 'done' && <span className="hidden"> ({t('tour.done')})</span>}
              </h3>
              {state === 'now' && (
                <>
                  <p>{howTo(id, { t, cast, labels })}</p>
                  <StepButtons id={id} now={now} cast={cast} t={t} />
                  <p className="waiting" role="status">
                    {t('tour.waiting')}
                  </p>
                </>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function StepButtons({ id, now, cast, t }: { id: StepId; now: Tour; cast: Cast; t: T }): ReactNode {
  const zone = useStore(workspace, (value) => value.zone);
  const canMove = useStore(workspace, ({ boot }) => boot?.can.clock === true);
  const there = (): void => {
    goTo(steps[id].where(cast, now.memory));
  };
  const workday = nextWorkday(deskNow(), zone);
  const day = new Intl.DateTimeFormat(now.language, { timeZone: zone, weekday: 'long' }).format(workday);
  return (
    <div className="row">
      <button type="button" className="button primary" onClick={there}>
        {t('tour.goto')}
      </button>
      {id === 'ask' && (
        <button
          type="button"
          className="button"
          onClick={() => {
            there();
            fillDraft(cast.requester.id, cast.help.id, t('tour.ask_example'));
          }}
        >
          {t('tour.fill')}
        </button>
      )}
      {id === 'digest' && canMove && (
        <button
          type="button"
          className="button"
          onClick={() => {
            there();
            void call('clock', { to: nextWorkday(deskNow(), zone) }).catch(() => undefined);
          }}
        >
          {t('tour.move_clock', { day })}
        </button>
      )}
      <button type="button" className="link" onClick={skipStep}>
        {t('tour.skip')}
      </button>
    </div>
  );
}

/** What the buttons are called on the messages themselves: the desk speaks its own language there. */
function useLabels(now: Tour, cast: Cast): (action: string) => string {
  const [seen, setSeen] = useState<readonly PageMessage[]>([]);
  const { card, escalation } = now.memory;
  useEffect(() => {
    const looks = [
      ...(card === undefined ? [] : [{ as: cast.agent.id, channel: cast.queue.id, ts: card }]),
      ...(escalation === undefined ? [] : [{ as: cast.member.id, ...escalation }]),
    ];
    const threads = Promise.all(looks.map((at) => call<PageMessage[]>('thread', at).catch(() => [])));
    const roots = threads.then((all) => all.flatMap(([root]) => (root ? [root] : [])));
    return answered(roots, setSeen, () => undefined);
  }, [card, escalation, now.step, cast.agent.id, cast.queue.id, cast.member.id]);
  return (action) => {
    const labels = seen.map((message) => buttonOf(message, action));
    return labels.find((label) => label !== undefined) ?? '…';
  };
}

function howTo(id: StepId, { t, cast, labels }: { t: T; cast: Cast; labels: (action: string) => string }): string {
  const requester = cast.requester.realName;
  const agent = cast.agent.realName;
  const member = cast.member.realName;
  const department = `#${cast.department.name}`;
  switch (id) {
    case 'ask':
      return t('tour.ask_how', { requester, help: `#${cast.help.name}`, example: t('tour.ask_example') });
    case 'ticket':
      return t('tour.ticket_how', { queue: `#${cast.queue.name}`, agent });
    case 'take':
      return t('tour.take_how', { agent, button: labels('ticket_take') });
    case 'reply':
      return t('tour.reply_how', { button: labels('ticket_reply'), requester });
    case 'escalate':
      return t('tour.escalate_how', { button: labels('ticket_escalate'), department: t('tour.department') });
    case 'accept':
      return t('tour.accept_how', { member, department, channel: department, button: labels('escalation_accept') });
    case 'answer':
      return t('tour.answer_how', { button: labels('escalation_answer'), agent });
    case 'solve':
      return t('tour.solve_how', { agent, button: labels('ticket_resolve'), requester });
    case 'digest':
      return t('tour.digest_how', { channel: `#${cast.managers.name}`, manager: cast.manager.realName });
  }
}
