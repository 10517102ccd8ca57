import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RuledNames } from '../enrich/log-rules.ts';
import type { TitlePrefix } from '../enrich/subsystem-prefixes.ts';
import type { SubsystemSource } from '../enrich/subsystems.ts';

/** What is kept of a stretch until it is known which subsystems there are. */
export interface KeptSources {
  /** What subsystems are found by; undefined for a day without text. */
  sources: (SubsystemSource | undefined)[];
  titles: string[];
}

/** Keeps the sources of stretches. */
export interface SourceKeeper {
  add(source: SubsystemSource | undefined): void;
  addTitle(title: string): void;
  /** Ends the stretch at hand. */
  end(): void;
  /** Gives the stretches in their order, one at a time. */
  stretches(): Iterable<KeptSources>;
}

type Prefixes = readonly TitlePrefix[];

/** A source as it is packed: what many have in common stands in tables of all stretches, and is a number here. */
interface PackedSource extends Pick<SubsystemSource, 'subject' | 'merge' | 'paths'> {
  /** What differs from the subject. */
  headline?: string | undefined;
  body?: string | undefined;
  prefixes?: number[] | undefined;
  ruled?: number | undefined;
}

/** A stretch as it is packed. */
interface PackedStretch {
  /** Of each source the number of what its title begins with; or that it stands among the others. */
  starts: number[];
  /** Of the sources that have nothing but a title: these, in their order. */
  subjects: string[];
  others: (PackedSource | null)[];
  titles: string[];
}

const isOther = -1;

/** From so many characters on, stretches are packed tightly: until then that takes longer than the memory is worth. */
const loose = 1 << 22;

/**
 * Makes what keeps sources as one text for each stretch: as objects, those of a long log would take several hundred bytes
 * each, and a part of a text would keep all of it. What is more than `most` characters lies packed outside of the heap.
 */
export function makeSourceKeeper(most = loose): SourceKeeper {
  const done: (string | Buffer)[] = [];
  let held = 0;
  const prefixes = makeTable<Prefixes, string>((list) => list.map(({ kind, text }) => `${kind} ${text}`).join('\n'));
  const ruled = makeTable<RuledNames, RuledNames>((names) => names);
  let stretch = makeStretch();

  const unpack = (source: PackedSource): SubsystemSource => ({
    subject: source.subject,
    headline: source.headline ?? source.subject ?? '',
    body: source.body ?? '',
    merge: source.merge,
    paths: source.paths,
    prefixes: source.prefixes?.map((number) => prefixes.get(number) ?? []),
    ruled: source.ruled === undefined ? undefined : ruled.get(source.ruled),
  });
  const unpackTitled = (subject: string, start: number): SubsystemSource => ({
    subject,
    headline: subject,
    body: '',
    merge: undefined,
    paths: undefined,
    prefixes: [prefixes.get(start) ?? []],
    ruled: undefined,
  });

  return {
    add(source) {
      const start = source?.prefixes?.length === 1 ? source.prefixes[0] : undefined;
      const isTitled = start !== undefined && source !== undefined && hasTitleAlone(source);
      stretch.starts.push(isTitled ? prefixes.number(start) : isOther);
      if (isTitled) stretch.subjects.push(source.headline);
      else stretch.others.push(source ? packSource(source, prefixes.number, ruled.number) : null);
    },
    addTitle(title) {
      stretch.titles.push(title);
    },
    end() {
      const text = JSON.stringify(stretch);
      held += text.length;
      done.push(held > most ? deflateRawSync(text, { level: 1 }) : text);
      stretch = makeStretch();
    },
    *stretches() {
      for (const one of done) {
        const text = typeof one === 'string' ? one : inflateRawSync(one).toString();
        const { starts, subjects, others, titles }: PackedStretch = JSON.parse(text);
        let [titled, other] = [0, 0];
        const sources = starts.map((start) => {
          if (start !== isOther) return unpackTitled(subjects[titled++] ?? '', start);
          const source = others[other++];
          return source ? unpack(source) : undefined;
        });
        yield { sources, titles };
      }
    },
  };
}

const makeStretch = (): PackedStretch => ({ starts: [], subjects: [], others: [], titles: [] });

/** Whether all that is known of a source is its title, and what that begins with: so it is with most commits. */
const hasTitleAlone = ({ subject, headline, body, merge, paths, ruled }: SubsystemSource): boolean =>
  subject === headline && body === '' && merge === undefined && paths === undefined && ruled === undefined;

function packSource(
  { subject, headline, body, merge, paths, prefixes, ruled }: SubsystemSource,
  numberPrefixes: (list: Prefixes) => number,
  numberRuled: (names: RuledNames) => number,
): PackedSource {
  return {
    subject,
    merge,
    paths,
    headline: headline === subject ? undefined : headline,
    body: body === '' ? undefined : body,
    prefixes: prefixes?.map(numberPrefixes),
    ruled: ruled && numberRuled(ruled),
  };
}

/** Numbers for things that recur, each once; equal keys are one and the same thing. */
function makeTable<T extends object, Key>(keyOf: (thing: T) => Key) {
  const things: T[] = [];
  const numbers = new Map<Key, number>();
  // Mostly it is the same thing again, of which the key need not be made.
  const same = new WeakMap<T, number>();
  const find = (thing: T): number => {
    const key = keyOf(thing);
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, things.length);
    things.push(thing);
    return things.length - 1;
  };
  return {
    number(thing: T): number {
      let number = same.get(thing);
      if (number === undefined) {
        number = find(thing);
        same.set(thing, number);
      }
      return number;
    },
    get: (number: number): T | undefined => things[number],
  };
}
