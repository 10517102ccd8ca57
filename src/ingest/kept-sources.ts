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

/**
 * Makes what keeps sources as packed bytes outside of the heap: as objects, those of a long log would take several hundred
 * bytes each, and a part of a text would keep all of it.
 */
export function makeSourceKeeper(): SourceKeeper {
  const done: Buffer[] = [];
  const prefixes = makeTable<Prefixes, string>((list) => list.map(({ kind, text }) => `${kind} ${text}`).join('\n'));
  const ruled = makeTable<RuledNames, RuledNames>((names) => names);
  let sources: (PackedSource | null)[] = [];
  let titles: string[] = [];

  const pack = (source: SubsystemSource): PackedSource => ({
    subject: source.subject,
    merge: source.merge,
    paths: source.paths,
    headline: source.headline === source.subject ? undefined : source.headline,
    body: source.body === '' ? undefined : source.body,
    prefixes: source.prefixes?.map(prefixes.number),
    ruled: source.ruled && ruled.number(source.ruled),
  });
  const unpack = ({ headline, body = '', ...packed }: PackedSource): SubsystemSource => ({
    ...packed,
    headline: headline ?? packed.subject ?? '',
    body,
    prefixes: packed.prefixes?.map((number) => prefixes.get(number) ?? []),
    ruled: packed.ruled === undefined ? undefined : ruled.get(packed.ruled),
  });

  return {
    add(source) {
      sources.push(source ? pack(source) : null);
    },
    addTitle(title) {
      titles.push(title);
    },
    end() {
      done.push(deflateRawSync(JSON.stringify([sources, titles]), { level: 1 }));
      sources = [];
      titles = [];
    },
    *stretches() {
      for (const bytes of done) {
        const [packed, titles]: [(PackedSource | null)[], string[]] = JSON.parse(inflateRawSync(bytes).toString());
        yield { sources: packed.map((source) => (source === null ? undefined : unpack(source))), titles };
      }
    },
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
