import { connect } from 'node:net';
import { join } from 'node:path';
import type { RequestOptions } from 'node:https';
import core from 'mongodb-memory-server-core';
import downloads from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js';
import downloadUrls from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js';
import type { Translate } from '../../i18n/translate.js';
import { addToCache } from './binary-cache.js';
import type { BinaryContext, BinarySource } from './binary-source.js';

const { MongoBinaryDownload } = downloads;
const { MongoBinaryDownloadUrl } = downloadUrls;

type DownloadOptions = ConstructorParameters<typeof MongoBinaryDownload>[0];

const CONNECT_LIMIT_MS = 4_000;
const SILENCE_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/** The library's download, but with certificates checked, one attempt, and progress told instead of printed. */
class CheckedDownload extends MongoBinaryDownload {
  readonly #context: Pick<BinaryContext, 'onProgress' | 't'>;

  constructor(options: DownloadOptions, context: Pick<BinaryContext, 'onProgress' | 't'>) {
    super({ ...options, checkMD5: true });
    this.#context = context;
  }

  override httpDownload(url: URL, options: RequestOptions, to: string, temporary: string): Promise<string> {
    return super.httpDownload(url, { ...options, rejectUnauthorized: true }, to, temporary, 1, 0, SILENCE_LIMIT_MS);
  }

  override printDownloadProgress(chunk: { length: number }): void {
    this.dlProgress.current += chunk.length;
    const { current, length, totalMb, lastPrintedAt } = this.dlProgress;
    if (Date.now() - lastPrintedAt < 2_000 || length < 1_048_576) return;
    this.dlProgress.lastPrintedAt = Date.now();
    const percent = Math.round((100 * current) / length);
    const { onProgress, t } = this.#context;
    onProgress(t('database.progress', { percent: String(percent), megabytes: String(totalMb) }));
  }
}

/** MongoDB's own download, through mongodb-memory-server. Fails within seconds where its host cannot be reached. */
export function officialDownload(reach: (url: URL, t: Translate) => Promise<void> = reachHost): BinarySource {
  return {
    name: 'official download',
    label: (t) => t('database.source_official'),
    async find(context) {
      const { env, onProgress, t } = context;
      return addToCache(context, async (workDir) => {
        const download = new CheckedDownload(await optionsFor(join(workDir, 'official')), context);
        const url = await new MongoBinaryDownloadUrl(download.binaryOpts).getDownloadUrl();
        const proxy = PROXY_VARIABLES.map((name) => env[name]).find((value) => value);
        await reach(new URL(proxy ?? url), t);
        onProgress(t('database.fetching_official', { version: download.binaryOpts.version }));
        return within(DOWNLOAD_LIMIT_MS, download.getMongodPath(), t);
      });
    },
  };
}

async function within<T>(ms: number, work: Promise<T>, t: Translate): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(t('database.late', { minutes: String(ms / 60_000) })));
    }, ms);
  });
  return Promise.race([work, limit]).finally(() => {
    clearTimeout(timer);
  });
}

/** Which build fits this machine. */
async function optionsFor(downloadDir: string): Promise<DownloadOptions> {
  return { ...(await core.DryMongoBinary.generateOptions()), downloadDir };
}

/** Opens and closes a connection: tells "not reachable" apart from "slow" in seconds. */
async function reachHost(url: URL, t: Translate): Promise<void> {
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: url.hostname, port });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new Error(t('database.unreachable', { why: reason })));
    };
    const limit = setTimeout(() => {
      fail(t('database.no_answer'));
    }, CONNECT_LIMIT_MS);
    socket.once('error', (error) => {
      clearTimeout(limit);
      fail((error as NodeJS.ErrnoException).code ?? 'error');
    });
    socket.once('connect', () => {
      clearTimeout(limit);
      socket.end();
      resolve();
    });
  });
}
