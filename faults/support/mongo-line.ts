import { connect, createServer, type Socket } from 'node:net';

/** A command on its way to MongoDB, or its answer on the way back. */
export interface Passing {
  readonly command: string;
  readonly collection: string | null;
  readonly moment: 'asked' | 'answered';
  /** Ends the connection that it is on. */
  readonly hangUp: () => void;
}

type Named = Pick<Passing, 'command' | 'collection'>;

/** The line between desks and their database: what passes can be watched, and the line held or cut. */
export interface MongoLine {
  readonly uri: string;
  /** Called for each command before it goes on, and for its answer. Returns false: it gets no further. */
  watch: ((passing: Passing) => boolean) | null;
  /** Connections stay open, nothing passes. What was written meanwhile never arrives. */
  hold(): void;
  /** Connections are refused. */
  cut(): void;
  resume(): void;
  close(): Promise<void>;
}

/** Lays a line to the mongod on a port of this machine. */
export async function layLine(port: number): Promise<MongoLine> {
  let state: 'open' | 'held' | 'cut' = 'open';
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket
      .setNoDelay()
      .on('error', () => undefined)
      .on('close', () => sockets.delete(socket));
  };
  const hangUpAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (state === 'cut') incoming.destroy();
    if (state !== 'open') return;
    const outgoing = keep(connect({ host: '127.0.0.1', port }));
    const hangUp = (): void => {
      incoming.destroy();
      outgoing.destroy();
    };
    let last: Named | null = null;
    const passes = (moment: Passing['moment']): boolean =>
      state === 'open' && (last === null || line.watch === null || line.watch({ ...last, moment, hangUp }));
    incoming.on('data', (data) => {
      last = commandIn(data) ?? last;
      if (passes('asked')) outgoing.write(data);
    });
    outgoing.on('data', (data) => passes('answered') && incoming.write(data));
    incoming.on('close', () => outgoing.destroy());
    outgoing.on('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as { port: number };
  const line: MongoLine = {
    uri: `mongodb://127.0.0.1:${address.port}/?directConnection=true`,
    watch: null,
    hold() {
      state = 'held';
    },
    cut() {
      state = 'cut';
      hangUpAll();
    },
    resume() {
      if (state === 'held') hangUpAll();
      state = 'open';
    },
    async close() {
      state = 'cut';
      hangUpAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return line;
}

const opMsg = 2013;
const bodyAt = 21;
const bsonString = 2;

/** The command that a message begins with: its body's first field names it, and mostly the collection. */
function commandIn(data: Buffer): Named | null {
  if (data.length < bodyAt + 6 || data.readInt32LE(12) !== opMsg || data[20] !== 0) return null;
  const type = data[bodyAt + 4];
  const nameAt = bodyAt + 5;
  const nameEnd = data.indexOf(0, nameAt);
  if (nameEnd < 0) return null;
  const command = data.toString('latin1', nameAt, nameEnd);
  if (type !== bsonString || data.length < nameEnd + 5) return { command, collection: null };
  const length = data.readInt32LE(nameEnd + 1);
  return { command, collection: data.toString('utf8', nameEnd + 5, nameEnd + 4 + length) };
}
