import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Blocks } from '../blocks/blocks.js';
import { SurfaceContext } from '../blocks/surface.js';
import { answered } from '../store/call.js';
import { openHome } from '../store/screens.js';
import { useStore } from '../store/store.js';
import { workspace } from '../store/workspace.js';
import { useT } from '../texts/language.js';
import { usePane } from './pane-context.js';
import { viewSurface } from './view-surface.js';

/** The app's Home tab, as it was last published for this person. */
export function HomeView(): ReactNode {
  const t = useT();
  const { me, fail, meet } = usePane();
  const boot = useStore(workspace, (value) => value.boot);
  const view = useStore(workspace, ({ homes }) => homes.get(me.id));
  const [opened, setOpened] = useState(false);
  useEffect(() => {
    const show = (): void => {
      setOpened(true);
    };
    return answered(openHome(me.id), show, fail);
  }, [me.id]);
  const surface = useMemo(() => (view ? viewSurface(me.id, view, {}) : null), [me.id, view]);
  return (
    <>
      <header className="main-head">
        <h2>{boot?.app.name}</h2>
        <div className="tabs">
          <button type="button" className="tab current" aria-current="page">
            {t('home.tab')}
          </button>
          {boot?.app.messages === true && (
            <button
              type="button"
              className="tab"
              onClick={() => {
                meet(boot.app.userId);
              }}
            >
              {t('home.messages')}
            </button>
          )}
        </div>
      </header>
      <div className="home" tabIndex={0} role="region" aria-label={`${t('home.tab')}, ${me.realName}`}>
        {surface && view ? (
          <SurfaceContext value={surface}>
            <Blocks blocks={view.blocks} />
          </SurfaceContext>
        ) : (
          <p className="empty">{opened ? t('home.empty') : t('modal.wait')}</p>
        )}
      </div>
    </>
  );
}
