import type { Language } from '../../../src/i18n/language.js';
import { sidePanel } from '../parts/rail.js';
import type { PageBoot } from '../../../src/sandbox/page/wire.js';
import { onEvent } from '../store/connection.js';
import { actAs, changePane, type Place } from '../store/panes.js';
import { createStore } from '../store/store.js';
import { deskNow, workspace } from '../store/workspace.js';
import { pageLanguage } from '../texts/language.js';
import { castOf } from './tour-cast.js';
import { isSameDesk, stepIds, steps, type Memory } from './tour-steps.js';

/** How far a tour is. `step` counts what is done. */
export interface Tour {
  readonly state: 'offered' | 'running' | 'closed';
  readonly language: Language;
  readonly step: number;
  readonly memory: Memory;
}

const KEY = 'bellhop-tour';
/** Many events at once cost one look; and what an outbox does in a while is seen soon enough. */
const LOOK_MS = 150;

export const tour = createStore<Tour | null>(null);

tour.watch(() => {
  localStorage.setItem(KEY, JSON.stringify(tour.get()));
});

/** Goes on with the tour of before a reload, or offers one on a first visit. */
export function restoreTour(): void {
  let saved: Tour | null = null;
  try {
    saved = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Tour | null;
  } catch {
    // what cannot be read is as good as nothing
  }
  const fresh: Tour = { state: 'offered', language: pageLanguage(), step: 0, memory: { since: '' } };
  tour.set(() => saved ?? fresh);
  if (saved?.state !== 'closed') sidePanel.set(() => 'tour');
  look();
}

export function startTour(): void {
  begin(pageLanguage());
  sidePanel.set(() => 'tour');
}

function begin(language: Language): void {
  const since = (deskNow() / 1000 - 0.5).toFixed(6);
  tour.set(() => ({ state: 'running', language, step: 0, memory: { since } }));
}

export function closeTour(): void {
  tour.set((now) => now && { ...now, state: 'closed' });
  sidePanel.set(() => 'none');
}

export function skipStep(): void {
  tour.set((now) => now && { ...now, step: Math.min(now.step + 1, stepIds.length) });
  look();
}

/** Goes to where a step is done. */
export function goTo({ as, place }: { as: string; place: Place }): void {
  changePane(actAs(as, place), { place, thread: null });
}

/** The workspace, as it was read, in which everything that the tour remembers was there. */
let known: PageBoot | null = null;
let looking = false;
let again = false;
let timer: number | undefined;

/** Looks at the desk soon: has the step of now happened? */
export function look(): void {
  timer ??= window.setTimeout(() => {
    timer = undefined;
    void lookNow();
  }, LOOK_MS);
}

async function lookNow(): Promise<void> {
  if (looking) {
    again = true;
    return;
  }
  looking = true;
  try {
    for (;;) {
      again = false;
      const now = tour.get();
      const { boot } = workspace.get();
      const id = now?.state === 'running' ? stepIds[now.step] : undefined;
      const cast = boot && now && castOf(boot, now.language);
      if (!now || id === undefined || !cast) return;
      if (boot !== known) {
        // it was read anew: as after a reload of the page, or when somebody emptied the desk
        const same = await isSameDesk(cast, now.memory);
        if (tour.get() !== now || workspace.get().boot !== boot) continue;
        known = boot;
        if (!same) {
          begin(now.language);
          continue;
        }
      }
      const found = await steps[id].check(cast, now.memory).catch(() => null);
      if (tour.get() !== now) continue;
      if (found) {
        const memory = { ...now.memory, ...found };
        tour.set(() => ({ ...now, step: now.step + 1, memory }));
        // nothing is left to press: the digest is shown from its first line
        if (id === 'digest') goTo(steps[id].where(cast, memory));
      }
      // a message may have come while this looked
      // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
      else if (!again) return;
    }
  } catch {
    // the sandbox is away; its return is told
  } finally {
    looking = false;
  }
}

workspace.watch(() => {
  const { boot } = workspace.get();
  if (boot !== known && tour.get()?.state === 'running') look();
});
onEvent((event) => {
  if (tour.get()?.state !== 'running') return;
  if (event.t === 'message' || event.t === 'gone' || event.t === 'clock' || event.t === 'resync') look();
});
