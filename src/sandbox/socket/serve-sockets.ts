import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { refusal } from '../http/guard.js';
import type { World } from '../world.js';

const MAX_FRAME = 1_000_000;

/** Lets apps open sockets on the sandbox's own port, with the ticket that `apps.connections.open` gave them. */
export function serveSockets(world: World, server: Server): void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  server.on('upgrade', (req, socket, head) => {
    socket.on('error', () => undefined);
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://localhost');
    const good = pathname === '/link/' && world.sockets.tickets.use(searchParams.get('ticket') ?? '');
    if (refusal(req) !== undefined || !good) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(req, socket, head, (opened) => {
      world.sockets.attach(opened);
    });
  });
}
