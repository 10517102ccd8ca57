import { parentPort } from 'node:worker_threads';
import { type PackedCommits, packCommits } from './pack-commits.ts';

/** What the pool sends: git's output for one segment. */
export interface PackRequest {
  id: number;
  first: number;
  output: Uint8Array;
}

/** What it sends back, for the same `id`. */
export interface PackReply extends PackedCommits {
  id: number;
}

parentPort?.on('message', ({ id, first, output }: PackRequest) => {
  const packed = packCommits(first, Buffer.from(output.buffer, output.byteOffset, output.byteLength));
  parentPort?.postMessage({ id, ...packed } satisfies PackReply);
});
