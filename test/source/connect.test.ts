import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { connectChecked } from '../../src/source/connect.ts';
import { policy } from '../support/clone-place.ts';
import { serve } from '../support/git-server.ts';

const server = await serve(() => undefined);
afterAll(() => server.close());
const ended = (socket: Socket): Promise<void> => new Promise((resolve) => socket.once('close', () => resolve()));

it('a connection that has ended leaves nothing that waits for the signal', async () => {
  const { signal } = new AbortController();
  const socket = await connectChecked('127.0.0.1', server.port, policy, signal);
  socket.destroy();
  await ended(socket);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('a connection ends when the signal comes, and none is begun after it', async () => {
  const stopping = new AbortController();
  const socket = await connectChecked('127.0.0.1', server.port, policy, stopping.signal);
  stopping.abort();
  await ended(socket);
  await expect(connectChecked('127.0.0.1', server.port, policy, stopping.signal)).rejects.toThrow('aborted');
});
