import { once } from 'node:events';
import { createServer } from 'node:http';

/** A place on this machine to which answers may be sent that are for nobody. */
export interface PracticeSink {
  /** The base of its HTTP interface. */
  api: string;
  close(): void;
}

/** Opens such a place on the loopback: it takes everything and keeps nothing. Throws where that is not allowed. */
export async function openPracticeSink(): Promise<PracticeSink> {
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => response.writeHead(204).end());
  });
  server.unref();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    api: `http://127.0.0.1:${address.port}/api`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
