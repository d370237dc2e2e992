import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { ControlPanel } from './panel/control-panel.js';
import { PaneView } from './parts/pane-view.js';
import { Rail, sidePanel } from './parts/rail.js';
import { connect } from './store/connection.js';
import { focusedPane, measureRoom, panes, restorePanes, room, shownPanes } from './store/panes.js';
import { useStore } from './store/store.js';
import { watchMinutes, workspace } from './store/workspace.js';
import { LanguageContext, pageLanguage, translator, usePageLanguage } from './texts/language.js';
import { hasTour, TourPanel, useTour } from './tour/tour-panel.js';

/** The whole page: the edge, the panes side by side, and at times a panel. */
export function App(): ReactNode {
  const language = usePageLanguage();
  const t = translator(language);
  const boot = useStore(workspace, (value) => value.boot);
  const online = useStore(workspace, (value) => value.online);
  const all = useStore(panes, (value) => value);
  const fit = useStore(room, (value) => value);
  useStore(focusedPane, (value) => value);
  const open = shownPanes(all, fit);
  const main = useRef<HTMLElement>(null);
  const panel = useStore(sidePanel, (value) => value);
  const [failed, setFailed] = useState<string | null>(null);
  useEffect(() => {
    connect().then(
      () => {
        const known = workspace.get().boot;
        if (known) restorePanes(known, pageLanguage());
      },
      (error: unknown) => {
        setFailed(error instanceof Error ? error.message : String(error));
      },
    );
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
    if (boot) document.title = `${boot.teamName} · ${boot.app.name}`;
  }, [language, boot]);
  useEffect(watchMinutes, []);
  useTour();
  const ready = boot !== null;
  useLayoutEffect(() => {
    const element = main.current;
    if (!element) return undefined;
    const measure = (): void => {
      measureRoom(element.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [ready]);
  if (failed !== null) return <p className="empty">{t('page.failed', { why: failed })}</p>;
  if (!boot) {
    return (
      <p className="empty" role="status">
        {t('page.loading')}
      </p>
    );
  }
  return (
    <LanguageContext value={language}>
      <div className="page">
        <Rail hasTour={hasTour(boot)} />
        <main ref={main} className="panes" data-count={open.length}>
          <h1 className="hidden">
            {boot.teamName}. {t('page.about')}
          </h1>
          {open.map((pane) => (
            <PaneView key={pane.id} pane={pane} />
          ))}
        </main>
        {panel === 'control' && <ControlPanel />}
        {panel === 'tour' && <TourPanel />}
        <div role="status" className={online ? 'offline hidden' : 'offline'}>
          {online ? '' : t('page.offline')}
        </div>
      </div>
    </LanguageContext>
  );
}
