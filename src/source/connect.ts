import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { messageOf, UserError } from '../model/errors.ts';
import { type AddressPolicy, findAddress, type LookUp } from './address-policy.ts';

/** How long a connection may take to come about, in milliseconds. */
const longestConnect = 15_000;

/** Connects to a host at an address that was checked. Throws a UserError where the policy forbids it or nobody answers. */
export async function connectChecked(
  host: string,
  port: number,
  policy: AddressPolicy,
  signal: AbortSignal | undefined,
  lookUp?: LookUp,
): Promise<Socket> {
  const address = await findAddress(host, policy, lookUp);
  signal?.throwIfAborted();
  return await new Promise((resolve, reject) => {
    const socket = connect({ host: address, port });
    breakOff(socket, signal, 'it was called off');
    const fail = (why: string): void => {
      socket.destroy();
      reject(new UserError(`${host} does not answer (${why}): it is tried again later.`));
    };
    socket.setTimeout(longestConnect, () => fail('it takes too long to connect'));
    socket.on('error', (error) => fail(messageOf(error)));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('error').removeAllListeners('timeout');
      // A connection that breaks is told by whoever reads it.
      socket.on('error', () => undefined);
      resolve(socket);
    });
  });
}

/** Speaks TLS with a host over a connection, and checks that its certificate is the host's. */
export async function secure(socket: Socket, host: string, signal: AbortSignal | undefined): Promise<TLSSocket> {
  return await new Promise((resolve, reject) => {
    const secured = connectTls({
      socket,
      host,
      ...(/[a-z]/i.test(host) && !host.includes(':') && { servername: host }),
    });
    secured.setTimeout(longestConnect, () => secured.destroy(new Error('it takes too long to agree on keys')));
    const fail = (error: Error): void => {
      const why = messageOf(error);
      reject(new UserError(`There is no safe connection to ${host} (${why}): check the certificate of the server.`));
    };
    breakOff(secured, signal, 'it takes too long to agree on keys');
    secured.once('error', fail);
    secured.once('secureConnect', () => {
      secured.setTimeout(0);
      secured.off('error', fail);
      secured.on('error', () => undefined);
      resolve(secured);
    });
  });
}

/** Ends a connection when the signal comes. A signal that `connect` is given keeps a listener for each, long after its end. */
function breakOff(socket: Socket, signal: AbortSignal | undefined, why: string): void {
  const stop = (): void => void socket.destroy(new Error(why));
  signal?.addEventListener('abort', stop, { once: true });
  socket.once('close', () => signal?.removeEventListener('abort', stop));
}
