import { parentPort } from 'node:worker_threads';
import { packCommits } from './pack-commits.ts';

/** What the pool sends: git's output for one segment. */
export interface PackRequest {
  id: number;
  first: number;
  output: Uint8Array;
}

parentPort?.on('message', ({ id, first, output }: PackRequest) => {
  const { bytes, days, problems } = packCommits(
    first,
    Buffer.from(output.buffer, output.byteOffset, output.byteLength),
  );
  parentPort?.postMessage({ id, bytes, days, problems });
});
