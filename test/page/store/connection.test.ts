import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../../page/src/store/connection.js';
import { applyModal, forget, openHome, watchScreen } from '../../../page/src/store/screens.js';
import { setWorkspace, workspace } from '../../../page/src/store/workspace.js';
import type { PageChannel, PageModal, PageTraffic } from '../../../src/sandbox/page/wire.js';
import { boot, message, settle, StandIn, Stream } from './support/stand-in.js';

const modal = (id: string): PageModal => ({
  view: { id, hash: '', type: 'modal', callback_id: '', blocks: [] },
  depth: 1,
});
const channel = (name: string): PageChannel => ({
  id: 'C1',
  kind: 'public',
  name,
  purpose: '',
  archived: false,
  extShared: false,
  members: [],
});
const traffic = (n: number): PageTraffic => ({ n, at: '', direction: 'to app', kind: 'event', status: 200, ms: 1 });
const sidebar = (unread: number) => ({ channels: [{ channel: 'C1', unread, mentions: 0 }], threads: 0 });
const unread = () => workspace.get().sidebars.get('U1')?.channels[0]?.unread;

let page: StandIn;
beforeEach(() => {
  jest.useFakeTimers();
  page = new StandIn();
});
afterEach(() => {
  forget('U1');
  jest.runOnlyPendingTimers();
  jest.useRealTimers();
});

/** The page is there, and hears what happens. */
async function start(more: PageTraffic[] = []): Promise<void> {
  void connect();
  await page.asked('boot').answer(boot({ channels: [channel('help')] }));
  await page.asked('traffic').answer(more);
}

describe('what a person has not seen', () => {
  it('is counted again after something happened while it was counted first', async () => {
    await start();
    watchScreen('U1');
    const first = page.asked('sidebar');
    Stream.last.tell({ t: 'message', message: message('1.0', 'hello') });
    await first.answer(sidebar(0));
    // the control: the first answer alone says nothing of it
    expect(unread()).toBe(0);
    jest.advanceTimersByTime(60);
    await page.asked('sidebar').answer(sidebar(1));
    expect(unread()).toBe(1);
  });

  it('is not covered by an older answer that comes later', async () => {
    await start();
    watchScreen('U1');
    const first = page.asked('sidebar');
    Stream.last.tell({ t: 'read', user: 'U1' });
    jest.advanceTimersByTime(60);
    await page.asked('sidebar').answer(sidebar(2));
    await first.answer(sidebar(1));
    expect(unread()).toBe(2);
  });

  it('is asked for again where the sandbox was away', async () => {
    await start();
    watchScreen('U1');
    await page.asked('sidebar').breaks();
    expect(page.open()).not.toContain('sidebar');
    jest.advanceTimersByTime(800);
    await page.asked('sidebar').answer(sidebar(3));
    expect(unread()).toBe(3);
  });
});

describe('a modal', () => {
  it('that opens while the page asks for it stays', async () => {
    await start();
    watchScreen('U1');
    Stream.last.tell({ t: 'modal', user: 'U1', modal: modal('V1') });
    await page.asked('modal').answer(null);
    expect(workspace.get().modals.get('U1')).toMatchObject({ view: { id: 'V1' } });
  });

  it('is there by the answer alone, where nothing happened', async () => {
    await start();
    watchScreen('U1');
    await page.asked('modal').answer(modal('V2'));
    expect(workspace.get().modals.get('U1')).toMatchObject({ view: { id: 'V2' } });
  });

  it('of somebody whose pane was closed does not come back', async () => {
    await start();
    watchScreen('U1');
    forget('U1');
    await page.asked('modal').answer(modal('V3'));
    expect(workspace.get().modals.has('U1')).toBe(false);
    applyModal('U1', null);
  });
});

describe('Home', () => {
  it('shows what was published last, in whatever order the answers come', async () => {
    await start();
    watchScreen('U1');
    const opened = openHome('U1');
    Stream.last.tell({ t: 'home', user: 'U1' });
    await page.asked('home').answer({ id: 'second' });
    await page.asked('person.opensHome').answer({ id: 'first' });
    await opened;
    expect(workspace.get().homes.get('U1')).toEqual({ id: 'second' });
  });
});

describe('the workspace', () => {
  it('keeps what happens while it is looked at anew', async () => {
    await start();
    Stream.last.tell({ t: 'resync' });
    const asked = page.asked('boot');
    Stream.last.tell(
      { t: 'channel', channel: channel('help-renamed') },
      { t: 'clock', clock: { now: 1000 + Date.now(), zone: 'Asia/Taipei' } },
    );
    await asked.answer(boot({ channels: [channel('help')] }));
    await page.asked('traffic').answer([]);
    expect(workspace.get().channels.get('C1')?.name).toBe('help-renamed');
    expect(workspace.get()).toMatchObject({ zone: 'Asia/Taipei', ahead: 1000 });
  });

  it('lists a request once that happened between two answers', async () => {
    await start([traffic(1), traffic(2)]);
    Stream.last.tell({ t: 'traffic', entry: traffic(2) }, { t: 'traffic', entry: traffic(3) });
    expect(workspace.get().traffic.map(({ n }) => n)).toEqual([1, 2, 3]);
  });

  it('is looked at until the sandbox answers', async () => {
    await start();
    Stream.last.tell({ t: 'resync' });
    await page.asked('boot').breaks();
    jest.advanceTimersByTime(800);
    await page.asked('boot').answer(boot({ channels: [channel('anew')] }));
    await page.asked('traffic').answer([]);
    expect(workspace.get().channels.get('C1')?.name).toBe('anew');
  });

  it('has one stream at a time, also when coming back took several attempts', async () => {
    await start();
    const first = Stream.last;
    first.close();
    first.onerror?.();
    expect(workspace.get().online).toBe(false);
    jest.advanceTimersByTime(800);
    await page.asked('boot').breaks();
    jest.advanceTimersByTime(800);
    await page.asked('boot').answer(boot({ last: 'other-7' }));
    await page.asked('traffic').answer([]);
    await settle();
    expect(workspace.get().online).toBe(true);
    expect(Stream.last).not.toBe(first);
    expect(Stream.last.address).toContain('other-7');
    const second = Stream.last;
    jest.advanceTimersByTime(5000);
    expect(Stream.last).toBe(second);
    expect(page.open()).not.toContain('boot');
  });

  it('loads what it missed when a stream that was interrupted goes on', async () => {
    await start();
    watchScreen('U1');
    await page.asked('sidebar').answer(sidebar(0));
    Stream.last.onerror?.();
    Stream.last.onopen?.();
    expect(workspace.get().online).toBe(true);
    jest.advanceTimersByTime(60);
    await page.asked('sidebar').answer(sidebar(4));
    expect(unread()).toBe(4);
    setWorkspace({ online: true });
  });
});
