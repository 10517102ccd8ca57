import { type IndexedPerson, isPeople } from '../model/index-facts.ts';
import { type Steps, workInTurns } from '../ops/turns.ts';
import type { PartlyRead } from './paged-bytes.ts';

/** The people of an index, as JSON in its file. What is no such text is a `RangeError` or a `SyntaxError`. */
export interface StoredPeople {
  /** All of them; they are read once. */
  all(): IndexedPerson[];
  /** One by the number; undefined where there is none. Nobody else is read for that. */
  at(number: number): IndexedPerson | undefined;
  /** Reads all in turns of the event loop. */
  readAhead(): Promise<void>;
}

/** So many people are read in a step. */
const stepPeople = 512;

/** Opens the people that stand in a text; `starts` gives where each begins, and at the end where the next one would. */
export function openPeople(text: PartlyRead & { length: number }, starts: () => Uint32Array): StoredPeople {
  const parse = (from: number, to: number): IndexedPerson[] => {
    const json = Buffer.from(text.subarray(from, to)).toString();
    const people: unknown = JSON.parse(from === 0 ? json : `[${json}]`);
    if (!isPeople(people)) throw new RangeError('no people');
    return people;
  };
  let people: IndexedPerson[] | undefined;
  function* parseInSteps(): Steps<IndexedPerson[]> {
    const parsed: IndexedPerson[] = [];
    const count = starts().length - 1;
    for (let first = 0; first < count; first += stepPeople) {
      const last = Math.min(count, first + stepPeople);
      parsed.push(...parse(starts()[first] ?? 0, (starts()[last] ?? 0) - 1));
      yield;
    }
    return parsed;
  }
  return {
    all() {
      people ??= parse(0, text.length);
      return people;
    },
    at(number) {
      if (people) return people[number];
      return number + 1 < starts().length
        ? parse(starts()[number] ?? 0, (starts()[number + 1] ?? 0) - 1)[0]
        : undefined;
    },
    async readAhead() {
      people ??= await workInTurns(parseInSteps());
    },
  };
}
