// One of several processes that want the same lock. Told a path, it tries once and says whether it got the lock; told
// to release, it lets go.

import { nodeDisk } from '../../dist/src/store/disk.js';
import { takeLock } from '../../dist/src/store/lock.js';
import { nodeProcesses } from '../../dist/src/store/processes.js';

/** @type {import('../../src/store/lock.ts').Lock | undefined} */
let lock;

process.on('message', async (/** @type {{ take?: string }} */ message) => {
  if (message.take === undefined) {
    await lock?.release();
    lock = undefined;
    process.send?.('released');
    return;
  }
  try {
    lock = await takeLock({
      disk: nodeDisk,
      processes: nodeProcesses,
      now: Date.now,
      path: message.take,
      what: 'The log "kernel"',
      holder: `rival ${process.pid}`,
    });
    process.send?.('got');
  } catch (error) {
    process.send?.(error instanceof Error && 'code' in error ? `${error.code}` : `${error}`);
  }
});
