import { connect } from 'node:net';
import { join } from 'node:path';
import type { RequestOptions } from 'node:https';
import core from 'mongodb-memory-server-core';
import downloads from 'mongodb-memory-server-core/lib/util/MongoBinaryDownload.js';
import downloadUrls from 'mongodb-memory-server-core/lib/util/MongoBinaryDownloadUrl.js';
import { addToCache } from './binary-cache.js';
import type { BinarySource } from './binary-source.js';

const { MongoBinaryDownload } = downloads;
const { MongoBinaryDownloadUrl } = downloadUrls;

type DownloadOptions = ConstructorParameters<typeof MongoBinaryDownload>[0];

const CONNECT_LIMIT_MS = 4_000;
const SILENCE_LIMIT_MS = 20_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;
const PROXY_VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const;

/** The library's download, but with certificates checked, one attempt, and progress told instead of printed. */
class CheckedDownload extends MongoBinaryDownload {
  readonly #onProgress: (line: string) => void;

  constructor(options: DownloadOptions, onProgress: (line: string) => void) {
    super({ ...options, checkMD5: true });
    this.#onProgress = onProgress;
  }

  override httpDownload(url: URL, options: RequestOptions, to: string, temporary: string): Promise<string> {
    return super.httpDownload(url, { ...options, rejectUnauthorized: true }, to, temporary, 1, 0, SILENCE_LIMIT_MS);
  }

  override printDownloadProgress(chunk: { length: number }): void {
    this.dlProgress.current += chunk.length;
    const { current, length, totalMb, lastPrintedAt } = this.dlProgress;
    if (Date.now() - lastPrintedAt < 2_000 || length < 1_048_576) return;
    this.dlProgress.lastPrintedAt = Date.now();
    this.#onProgress(`Fetching MongoDB: ${Math.round((100 * current) / length)} % of ${totalMb} MB …`);
  }
}

/** MongoDB's own download, through mongodb-memory-server. Fails within seconds where its host cannot be reached. */
export function officialDownload(reach: (url: URL) => Promise<void> = reachHost): BinarySource {
  return {
    name: 'official download',
    async find({ env, cacheDirs, onProgress }) {
      return addToCache(cacheDirs, async (workDir) => {
        const download = new CheckedDownload(await optionsFor(join(workDir, 'official')), onProgress);
        const url = await new MongoBinaryDownloadUrl(download.binaryOpts).getDownloadUrl();
        const proxy = PROXY_VARIABLES.map((name) => env[name]).find((value) => value);
        await reach(new URL(proxy ?? url));
        onProgress(`Fetching MongoDB ${download.binaryOpts.version} from its official host (once) …`);
        return within(DOWNLOAD_LIMIT_MS, download.getMongodPath());
      });
    },
  };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`it was not there after ${ms / 60_000} minutes`));
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
async function reachHost(url: URL): Promise<void> {
  const port = Number(url.port) || (url.protocol === 'http:' ? 80 : 443);
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host: url.hostname, port });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new Error(`its host cannot be reached (${reason})`));
    };
    const limit = setTimeout(() => {
      fail('no answer');
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
