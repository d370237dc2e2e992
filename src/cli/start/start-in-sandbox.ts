import type { Config } from '../../config.js';
import { isPortFree } from '../free-port.js';
import { openLocalDesk } from '../local-desk.js';
import { findPage } from '../page/find-page.js';
import { defaultDeskFile } from '../package-files.js';
import type { StartContext, Started } from './start-parts.js';

const loopback = '127.0.0.1';

/** The desk with a local Slack. Ports that are taken are replaced by free ones, and the person is told. */
export async function startInSandbox(
  config: Config,
  { clock, logger, terminal, metrics }: StartContext,
): Promise<Started> {
  const [port, sandboxPort] = await Promise.all([
    portOr(config.port, 'PORT', terminal),
    portOr(config.sandboxPort, 'SANDBOX_PORT', terminal),
  ]);
  const local = await openLocalDesk({
    clock,
    running: true,
    logger,
    ...(metrics && { metrics }),
    home: config.home,
    ...(config.mongodbUri === undefined ? {} : { mongo: { uri: config.mongodbUri } }),
    ...(config.deskFile === undefined ? { newDeskFile: defaultDeskFile } : { deskFile: config.deskFile }),
    locale: config.locale,
    timezone: config.timeZone,
    port,
    sandboxPort: sandboxPort === port ? 0 : sandboxPort,
    page: findPage(),
    env: terminal.env,
    onProgress: terminal.warn,
    t: terminal.t,
  });
  const { desk, sandbox, applied, database } = local;
  return {
    desk,
    sandbox,
    applied,
    note: {
      sandbox: { apiUrl: sandbox.apiUrl, botToken: sandbox.botToken },
      ...(database.embedded ? { mongo: { uri: database.uri } } : {}),
    },
    stop: () => local.stop(),
  };
}

async function portOr(port: number, name: string, terminal: StartContext['terminal']): Promise<number> {
  if (port === 0 || (await isPortFree(port, loopback))) return port;
  terminal.warn(terminal.t('start.port_moves', { port: String(port), name }));
  return 0;
}
