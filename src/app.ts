import type { Server } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Connection } from 'mongoose';
import type { Clock } from './base/clock.js';
import { CodedError } from './base/errors.js';
import { boltLogger, type Logger } from './base/logger.js';
import type { Desk } from './desk/context.js';
import type { Store } from './desk/ports.js';
import type { Language } from './i18n/language.js';
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
import { InFlight, makeDurable, redrive } from './slack/durable.js';
import type { Edge } from './slack/edge.js';
import { registerEvents } from './slack/events/index.js';
import { homeView } from './slack/home/home-view.js';
import { createOptional, slackErrorCode } from './slack/optional.js';
import { People } from './slack/people.js';
import { registerShortcuts } from './slack/shortcuts/index.js';
import { registerViews } from './slack/views/index.js';
import { createIndexes, createModels, type Models } from './store/models/schemas.js';
import { createTicketLists } from './store/read-models/ticket-lists.js';
import { createDigests } from './store/repositories/digests.js';
import { createInbox } from './store/repositories/inbox.js';
import { createOutboxQueue } from './store/repositories/outbox.js';
import { createStore } from './store/store.js';

export interface SlackAccess {
  readonly botToken: string;
  /** The Web API's address, with a slash at the end. */
  readonly apiUrl: string;
  readonly transport:
    | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string }
    | { readonly kind: 'socket'; readonly appToken: string };
}

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
  /** Resolves when no request is being handled. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** As `reference/reliability.md` advises: no retries behind the outbox's back, no token to other hosts. */
export function clientOptions(apiUrl: string): WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    allowAbsoluteUrls: false,
  };
}

/** Who Bellhop is in this workspace. @throws CodedError `slack_refused` with words for the operator */
export async function whoAmI(
  client: WebClient,
): Promise<{ teamId: string; userId: string; botId: string; url: string }> {
  try {
    const me = await client.auth.test();
    return { teamId: me.team_id ?? '', userId: me.user_id ?? '', botId: me.bot_id ?? '', url: me.url ?? '' };
  } catch (error) {
    const code = slackErrorCode(error);
    throw new CodedError(
      'slack_refused',
      `Slack does not accept SLACK_BOT_TOKEN (${code}). Copy the Bot User OAuth Token of your app again: it begins with xoxb-.`,
      { cause: error },
    );
  }
}

/** What Slack's libraries may log: at debug they write whole payloads, which no log of ours may hold. */
function slackLogger(logger: Logger) {
  return { ...boltLogger<LogLevel>(logger), debug: () => undefined };
}

/** Wires the desk: the only place that does. */
export async function startDesk(options: DeskOptions): Promise<RunningDesk> {
  const { slack, connection, clock, logger, running } = options;
  const client = new WebClient(slack.botToken, { ...clientOptions(slack.apiUrl), logger: slackLogger(logger) });
  const me = await whoAmI(client);
  const { teamId } = me;
  const workspace = { teamId, locale: options.locale, timezone: options.timezone };
  const models = createModels(connection);
  await createIndexes(models);

  let pump: Pump | null = null;
  const wake = (): void => pump?.wake();
  const store = waking(createStore(connection, models, workspace, clock), wake);
  const desk: Desk = { teamId, clock, store };
  const queue = createOutboxQueue(connection, models, workspace, clock);
  const inbox = createInbox(models, teamId);
  const digests = createDigests(connection, models, teamId);
  const lists = createTicketLists(models, teamId);
  const optional = createOptional(logger);
  const people = new People(desk, client, optional);
  const settings = () => store.reads.settings();
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
    client,
    people,
    optional,
    logger,
    botUserId: me.userId,
    teamId,
    workspaceUrl: me.url,
    kpi: (request, language) => kpiAnswer(request, language, reports),
    homeView: (userId, page) => homeView(edge, userId, page),
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
    homeView: (userId) => homeView(edge, userId),
    openDm: (userId) => openDm(client, dms, userId),
  });
  const worker = new OutboxWorker({
    queue,
    files: slack,
    client,
    clock,
    logger,
    context: renderContext,
    laneDone: wake,
  });
  const scheduler = new Scheduler({ jobs: createJobs({ digests, settings }), clock, logger, wake });

  const inFlight = new InFlight();
  const receiver = receiverFor(slack, logger);
  makeDurable(receiver, inbox, inFlight, logger, me.userId);
  const authorize = () => Promise.resolve({ botToken: slack.botToken, botId: me.botId, botUserId: me.userId, teamId });
  const app = new App({
    receiver,
    authorize,
    clientOptions: clientOptions(slack.apiUrl),
    logger: slackLogger(logger),
    logLevel: LogLevel.WARN,
    convoStore: false,
    deferInitialization: false,
    ...(slack.transport.kind === 'socket' ? { socketMode: true } : {}),
  });
  app.error((error) => Promise.reject(error));
  registerCommands(app, edge);
  registerShortcuts(app, edge);
  registerActions(app, edge);
  registerViews(app, edge);
  registerEvents(app, edge);

  await queue.recover();
  const requestUrl = await listen(app, slack);
  await redrive(app, inbox, logger);
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
    async runDue() {
      const job = await scheduler.runDue(clock.now());
      const post = await worker.runDue();
      return earlier(job, post);
    },
    idle: () => inFlight.idle(),
    async stop() {
      await app.stop().catch((error: unknown) => {
        logger.warn({ err: error }, 'The listener was not stopped cleanly');
      });
      await inFlight.idle();
      if (running) await scheduler.stop();
      await pump?.stop();
      await worker.stop();
    },
  };
}

function earlier(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** Wakes the outbox after each commit. */
function waking(store: Store, wake: () => void): Store {
  return {
    reads: store.reads,
    async transaction(work) {
      const result = await store.transaction(work);
      wake();
      return result;
    },
    async inTurn(work) {
      const result = await store.inTurn(work);
      wake();
      return result;
    },
  };
}

function openDm(client: WebClient, known: Map<string, Promise<string>>, userId: string): Promise<string> {
  const open = async (): Promise<string> => {
    const answer = await client.conversations.open({ users: userId });
    return answer.channel?.id ?? '';
  };
  const channel = known.get(userId) ?? open();
  known.set(userId, channel);
  channel.catch(() => known.delete(userId));
  return channel;
}

function receiverFor(slack: SlackAccess, logger: Logger): Receiver {
  const { transport } = slack;
  if (transport.kind === 'socket') {
    return new SocketModeReceiver({
      appToken: transport.appToken,
      logger: slackLogger(logger),
      installerOptions: { clientOptions: clientOptions(slack.apiUrl) },
    });
  }
  return new HTTPReceiver({
    signingSecret: transport.signingSecret,
    port: transport.port,
    logger: slackLogger(logger),
    // not saved, so not acknowledged: Slack delivers it again
    processEventErrorHandler: ({ error, response }) => {
      logger.error({ err: error }, 'A request was not saved');
      if (!response.headersSent) response.writeHead(503);
      response.end();
      return Promise.resolve(false);
    },
  });
}

/** Starts to listen. @returns the address for Slack's requests, if there is one */
async function listen(app: App, slack: SlackAccess): Promise<string | null> {
  const { transport } = slack;
  if (transport.kind === 'socket') {
    await app.start();
    return null;
  }
  const { port, host } = transport;
  const server = (await app.start({
    port,
    ...(host === undefined ? {} : { host }),
  })) as Server;
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return `http://${host ?? 'localhost'}:${bound}/slack/events`;
}
