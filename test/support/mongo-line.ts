import { connect, createServer, type Socket } from 'node:net';

/** The line between a desk and its database, which a test can hold or cut: nothing is ever delivered late. */
export interface MongoLine {
  readonly uri: string;
  /** From now on nobody answers: connections stay open, and new ones are accepted, in silence. */
  hold(): void;
  /** From now on connections are refused. */
  cut(): void;
  resume(): void;
  /**
   * The next command of that name reaches the database; its answer is lost, with the connection.
   * @returns whether there was one, by the time it is awaited
   */
  loseAnswer(command: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Lays a line to the database at that address. */
export async function mongoLine(uri: string): Promise<MongoLine> {
  const target = new URL(uri);
  let state: 'open' | 'held' | 'cut' = 'open';
  /** The command whose answer is to be lost. */
  let unlucky: { readonly command: string; readonly done: (lost: boolean) => void } | null = null;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((incoming) => {
    keep(incoming);
    if (state === 'cut') incoming.destroy();
    if (state !== 'open') return;
    const outgoing = keep(connect({ host: target.hostname, port: Number(target.port) }));
    let losing: typeof unlucky = null;
    incoming
      .on('data', (data: Buffer) => {
        if (state !== 'open') return;
        // the name of a command is the first key of its document
        if (unlucky && data.includes(`${unlucky.command}\0`)) losing = unlucky;
        outgoing.write(data);
      })
      .on('close', () => outgoing.destroy());
    outgoing
      .on('data', (data: Buffer) => {
        if (state !== 'open') return;
        if (losing) {
          unlucky = null;
          losing.done(true);
          incoming.destroy();
          outgoing.destroy();
        } else incoming.write(data);
      })
      .on('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    hold: () => (state = 'held'),
    cut() {
      state = 'cut';
      hangUp();
    },
    resume() {
      if (state === 'held') hangUp();
      state = 'open';
    },
    loseAnswer: (command) => new Promise((done) => (unlucky = { command, done })),
    async close() {
      state = 'cut';
      hangUp();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
