import { App, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Connection } from 'mongoose';
import type { Clock } from './base/clock.js';
import { clientOptions, listen, receiverFor, slackLogger, whoAmI, type SlackAccess } from './app/slack-access.js';
import { DueRunner } from './app/due-runner.js';
import { kickLanes } from './app/kick-lanes.js';
import { openDm } from './app/open-dm.js';
import { stopInOrder } from './app/stop-in-order.js';
import { tellUnhandled } from './app/tell-unhandled.js';
import { timeAcks } from './app/time-acks.js';
import { wakingStore, type FreshRows } from './app/waking-store.js';
import type { Logger } from './base/logger.js';
import type { Desk } from './desk/context.js';
import type { FirstPost } from './desk/outbox/queue.js';
import type { Store } from './desk/ports.js';
import type { Metrics } from './health/metrics.js';
import type { Language } from './i18n/language.js';
import { translator } from './i18n/translate.js';
import { createJobs } from './jobs/jobs.js';
import { Scheduler } from './jobs/scheduler.js';
import { Pump } from './outbound/pump.js';
import type { RenderContext } from './outbound/render-context.js';
import { OutboxWorker } from './outbound/worker.js';
import { digestPost, kpiAnswer, type ReportDeps } from './slack/blocks/digest-post.js';
import { cardUrl } from './slack/ticket-url.js';
import { createReportSource } from './store/read-models/report-source.js';
import { registerActions } from './slack/actions/index.js';
import { registerCommands } from './slack/commands/index.js';
import type { Edge } from './slack/edge.js';
import { eventHandlers, handleEvent, type EventBody } from './slack/events/index.js';
import { homeView } from './slack/home/home-view.js';
import { Intake } from './slack/intake/intake.js';
import { createOptional } from './slack/optional.js';
import { People } from './slack/people.js';
import { registerShortcuts } from './slack/shortcuts/index.js';
import { registerViews } from './slack/views/index.js';
import { isThere } from './store/connection.js';
import { prepareDatabase } from './store/migrations/prepare-database.js';
import { createModels, type Models } from './store/models/schemas.js';
import { createAuditLog } from './store/read-models/audit-log.js';
import { readQueueDepths } from './store/read-models/queue-depths.js';
import { createTicketLists } from './store/read-models/ticket-lists.js';
import { createDigests } from './store/repositories/digests.js';
import { createErasure } from './store/repositories/erasure.js';
import { createHomes } from './store/repositories/homes.js';
import { createInbox } from './store/repositories/inbox.js';
import { createLaneLeases } from './store/repositories/lane-leases.js';
import { createOutboxQueue } from './store/repositories/outbox.js';
import { keepSettingsRecent } from './store/repositories/recent-settings.js';
import { createSlots } from './store/repositories/slots.js';
import { createUnhandled } from './store/repositories/unhandled.js';
import { createStore } from './store/store.js';

export interface DeskOptions {
  readonly slack: SlackAccess;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly locale: Language;
  readonly timezone: string;
  /**
   * True: the desk runs by itself. False: whoever started it calls `runDue` and moves the clock (replay, tests).
   */
  readonly running: boolean;
  /** Figures for those who watch the desk. */
  readonly metrics?: Metrics;
}

/** A desk that works. */
export interface RunningDesk {
  readonly teamId: string;
  readonly botUserId: string;
  /** Where Slack delivers to; null in Socket Mode. */
  readonly requestUrl: string | null;
  readonly store: Store;
  readonly models: Models;
  readonly edge: Edge;
  /** Does what is due now: jobs, then the outbox. @returns when the next thing is due; null while nothing waits */
  runDue(): Promise<Date | null>;
  /** Whether the database answers. */
  hasDatabase(): Promise<boolean>;
  /** Resolves when no request is being handled. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Wires the desk: the only place that does. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const { slack, connection, clock, logger, running, metrics } = options;
  const client = new WebClient(slack.botToken, { ...clientOptions(slack.apiUrl), logger: slackLogger(logger) });
  const me = await whoAmI(client);
  const { teamId } = me;
  const workspace = { teamId, locale: options.locale, timezone: options.timezone };
  const models = createModels(connection);
  await prepareDatabase(connection, models, { logger, t: translator(options.locale) });

  let pump: Pump | null = null;
  const wake = (): void => pump?.wake();
  const wakeOutbox = (fresh: FreshRows): void => {
    if (pump) kickLanes(fresh, (lane, first) => worker.kick(lane, first), wake);
    else due.note(fresh);
  };
  // the jobs know of new settings from then on, however soon the clock is moved to a digest
  const wakeJobs = (): void => {
    if (pump) void scheduler.runDue(clock.now());
  };
  const prepare = (first: FirstPost): boolean => pump !== null && worker.prepare(first);
  const expect = (lane: string): void => {
    if (pump) worker.expect(lane);
  };
  const wakes = { expect, prepare, outbox: wakeOutbox, jobs: wakeJobs };
  const store = wakingStore(createStore(connection, models, workspace, clock), wakes);
  const desk: Desk = { teamId, clock, store };
  const queue = createOutboxQueue(connection, models, workspace, clock);
  const digests = createDigests(connection, models, teamId);
  const erasure = createErasure({ connection, models, workspace, clock });
  const lists = createTicketLists(models, teamId);
  const homes = createHomes(models, teamId, clock);
  const optional = createOptional(logger);
  const people = new People(desk, client, optional);
  const settings = () => store.reads.settings();
  const inbox = createInbox(models, teamId, Date.now, () =>
    tellUnhandled({ queue, reads: store.reads, clock, logger, wake }),
  );
  const unhandled = createUnhandled(models, teamId);
  const reports: ReportDeps = {
    source: createReportSource(connection, models, teamId),
    digests,
    settings,
    clock,
    name: (userId) => people.name(userId),
    cardUrl: (number) => cardUrl(store, me.url, number),
  };
  const edge: Edge = {
    desk,
    lists,
    homes,
    audit: createAuditLog(models, teamId),
    sending: queue,
    undelivered: {
      ...queue,
      async revive(id) {
        await queue.revive(id);
        wake();
      },
    },
    unhandled: {
      ...unhandled,
      async revive(id) {
        await unhandled.revive(id);
        intake.start(false).catch(() => undefined); // the next sweep finds it
      },
    },
    client,
    people,
    optional,
    logger,
    botUserId: me.userId,
    teamId,
    workspaceUrl: me.url,
    kpi: (request, language) => kpiAnswer(request, language, reports),
    homeView: (userId, pages) => homeView(edge, userId, pages),
  };

  const dms = new Map<string, Promise<string>>();
  const renderContext = async (): Promise<RenderContext> => ({
    reads: store.reads,
    settings: await settings(),
    people,
    optional,
    teamId,
    workspaceUrl: me.url,
    digestPost: (id) => digestPost(id, reports),
    homes,
    homeView: (userId, pages) => homeView(edge, userId, pages),
    openDm: (userId) => openDm(client, dms, userId),
  });
  const worker = new OutboxWorker({
    queue,
    leases: createLaneLeases(models, teamId),
    files: slack,
    client,
    clock,
    logger,
    context: renderContext,
    laneWaits: (until) => pump?.wakeAt(until),
    tried: (kind, result) => {
      metrics?.sent(kind, result);
    },
  });
  const scheduler = new Scheduler({
    jobs: createJobs({
      digests,
      settings,
      retention: { desk, erasure, unhandled, slots: createSlots(models, teamId) },
    }),
    clock,
    logger,
    wake,
    ran: (job, result, lagMs) => {
      metrics?.jobRan(job, result, lagMs);
    },
  });
  metrics?.watch(() => readQueueDepths(models, teamId, { wall: new Date(), desk: clock.now() }));
  const due = new DueRunner({ clock, settings, scheduler, worker });

  const receiver = receiverFor(slack, logger);
  if (metrics)
    timeAcks(receiver, (kind, result, ms) => {
      metrics.acked(kind, result, ms);
    });
  const intake = new Intake({
    inbox,
    teamId,
    botUserId: me.userId,
    eventTypes: new Set(Object.keys(eventHandlers)),
    handleEvent: (body, saved) => handleEvent(edge, body as unknown as EventBody, saved),
    logger,
  });
  intake.guard(receiver);
  const authorize = () => Promise.resolve({ botToken: slack.botToken, botId: me.botId, botUserId: me.userId, teamId });
  const app = new App({
    receiver,
    authorize,
    clientOptions: clientOptions(slack.apiUrl),
    logger: slackLogger(logger),
    logLevel: LogLevel.WARN,
    convoStore: false,
    deferInitialization: false,
  });
  app.error((error) => Promise.reject(error));
  registerCommands(app, edge);
  registerShortcuts(app, edge);
  registerActions(app, edge);
  registerViews(app, edge);

  const requestUrl = await listen(app, slack);
  await intake.start(running);
  const forgoSettings = running ? keepSettingsRecent(models, workspace) : () => undefined;
  if (running) {
    pump = new Pump({ run: () => worker.startDue(), clock, logger });
    await scheduler.start();
    pump.wake();
  }

  return {
    teamId,
    botUserId: me.userId,
    requestUrl,
    store,
    models,
    edge,
    runDue: () => due.run(),
    hasDatabase: () => isThere(connection),
    idle: () => intake.idle(),
    async stop() {
      forgoSettings();
      const outbox = async (): Promise<void> => {
        await Promise.all([pump?.stop(), worker.stop()]);
      };
      const listener = () => app.stop();
      const jobs = () => (running ? scheduler.stop() : undefined);
      await stopInOrder({ listener, handlers: () => intake.stop(), jobs, outbox }, logger);
    },
  };
}
