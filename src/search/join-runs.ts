import type { Steps } from '../ops/turns.ts';
import { makeByteWriter } from './bytes.ts';
import type { PackedRun, RunSource } from './packed-run.ts';
import { joinBytes, listBases, RunRow, writePostings } from './run-row.ts';

/** So many terms are joined in a step. */
const termsPerStep = 256;

/** Makes one packed run of some whose units follow on each other: the one that these units would have made by themselves. */
export function* joinRuns(runs: readonly RunSource[]): Steps<PackedRun> {
  const bases = listBases(runs);
  const row = new RunRow(runs);
  const writer = makeByteWriter();
  for (let terms = 1; row.count > 0; terms += 1) {
    const { units, length } = row.at(0);
    writer.number(length);
    for (let at = 0; at < length; at += 1) writer.number(units[at] ?? 0);
    let [size, last, bytes] = [0, 0, 0];
    for (let place = 0; place < row.count; place += 1) {
      const run = row.at(place);
      const base = bases[row.numbers[place] ?? 0] ?? 0;
      bytes += sizeOfNumber(run.first + (base - last) * 2) + run.end - run.start;
      size += run.size;
      last = base + run.last;
    }
    writer.number(size);
    writer.number(last);
    writer.number(bytes);
    writePostings(row, bases, writer);
    row.next();
    if (terms % termsPerStep === 0) yield;
  }
  return {
    terms: writer.finish(),
    titleLengths: joinBytes(runs.map((run) => run.titleLengths)),
    bodyLengths: joinBytes(runs.map((run) => run.bodyLengths)),
  };
}

/** How many bytes a number takes. */
function sizeOfNumber(value: number): number {
  let size = 1;
  for (let rest = value; rest > 127; rest >>>= 7) size += 1;
  return size;
}
