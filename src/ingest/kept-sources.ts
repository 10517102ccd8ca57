import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { RuledNames } from '../enrich/log-rules.ts';
import type { TitlePrefix } from '../enrich/subsystem-prefixes.ts';
import type { SubsystemSource } from '../enrich/subsystems.ts';
import { type ByteReader, makeByteReader, makeByteWriter } from '../search/bytes.ts';

/** Goes through what is kept of a stretch until it is known which subsystems there are, in its order. */
export interface SourceVisitor {
  /** A day without text. */
  silent(): void;
  /** A source that is nothing but a title, as most commits are, by what that begins with; `read` gives it. */
  titled(start: Prefixes, read: () => SubsystemSource): void;
  /** Any other. */
  source(source: SubsystemSource): void;
  /** After all sources, each title that merges list and that is found by itself. */
  title(title: string): void;
}

/** Keeps the sources of stretches. */
export interface SourceKeeper {
  add(source: SubsystemSource | undefined): void;
  addTitle(title: string): void;
  /** Ends the stretch at hand. */
  end(): void;
  /** Gives the stretches in their order, one at a time. */
  stretches(): Iterable<(visitor: SourceVisitor) => void>;
}

type Prefixes = readonly TitlePrefix[];

/** A stretch as it is packed. */
interface PackedStretch {
  /** Of each source what it is and how long its texts are, as numbers; then how many titles there are, and their lengths. */
  marks: Uint8Array;
  texts: Uint8Array;
  sources: number;
  /** Whether both are packed tightly. */
  tight: boolean;
}

/** What a source is; a title alone is told by the number of what it begins with, on from the last of these. */
const [isSilent, isOther, isMerge, isTitled] = [0, 1, 2, 3];

/** A source that is kept as JSON: what many have in common stands in tables of all stretches, and is a number here. */
interface PackedSource extends Omit<SubsystemSource, 'prefixes' | 'ruled'> {
  prefixes?: number[] | undefined;
  ruled?: number | undefined;
}

/** From so many bytes on, stretches are packed tightly: until then that takes longer than the memory is worth. */
const loose = 1 << 22;

/**
 * Makes what keeps sources as bytes outside of the heap: as objects, those of a long log would take several hundred bytes
 * each, and a part of a text would keep all of it. Beyond `most` bytes they are packed tightly.
 */
export function makeSourceKeeper(most = loose): SourceKeeper {
  const done: PackedStretch[] = [];
  let held = 0;
  const prefixes = makeTable<Prefixes, string>((list) => list.map(({ kind, text }) => `${kind} ${text}`).join('\n'));
  const ruled = makeTable<RuledNames, RuledNames>((names) => names);
  let marks = makeByteWriter();
  let texts = makeByteWriter();
  let sources = 0;
  let titles: string[] = [];

  const addText = (text: string): void => {
    const before = texts.length;
    if (text !== '') texts.text(text);
    marks.number(texts.length - before);
  };
  const addOther = (source: SubsystemSource): void => {
    const packed: PackedSource = {
      ...source,
      prefixes: source.prefixes?.map(prefixes.number),
      ruled: source.ruled && ruled.number(source.ruled),
    };
    marks.number(isOther);
    addText(JSON.stringify(packed));
  };
  const addSource = (source: SubsystemSource): void => {
    const { subject, merge, paths, prefixes: starts, headline, body } = source;
    if (paths !== undefined || source.ruled !== undefined || starts === undefined) {
      addOther(source);
    } else if (merge !== undefined) {
      const isPlain = subject === undefined && headline === '' && starts.length === merge.listed.length;
      if (!isPlain || merge.declared !== undefined || merge.truncated !== undefined) {
        addOther(source);
        return;
      }
      marks.number(isMerge);
      addText(merge.from);
      addText(body);
      marks.number(starts.length);
      for (let at = 0; at < starts.length; at += 1) {
        marks.number(prefixes.number(starts[at] ?? []));
        addText(merge.listed[at] ?? '');
      }
    } else if (starts.length === 1 && body === '' && subject === headline) {
      marks.number(isTitled + prefixes.number(starts[0] ?? []));
      addText(subject);
    } else addOther(source);
  };
  const unpack = (text: string): SubsystemSource => {
    const source: PackedSource = JSON.parse(text);
    const { subject, headline, body, merge, paths } = source;
    const starts = source.prefixes?.map((number) => prefixes.get(number) ?? []);
    const names = source.ruled === undefined ? undefined : ruled.get(source.ruled);
    return { subject, headline, body, merge, paths, prefixes: starts, ruled: names };
  };
  const readMerge = (numbers: ByteReader, take: () => string): SubsystemSource => {
    const from = take();
    const body = take();
    const listed: string[] = [];
    const starts: Prefixes[] = [];
    for (let left = numbers.number(); left > 0; left -= 1) {
      starts.push(prefixes.get(numbers.number()) ?? []);
      listed.push(take());
    }
    const rest = { subject: undefined, headline: '', paths: undefined, ruled: undefined };
    return { body, merge: { from, listed }, prefixes: starts, ...rest };
  };
  const visit = (stretch: PackedStretch, visitor: SourceVisitor): void => {
    const open = (bytes: Uint8Array): Buffer =>
      stretch.tight ? inflateRawSync(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const numbers = makeByteReader(open(stretch.marks));
    const bytes = open(stretch.texts);
    let from = 0;
    let to = 0;
    const step = (): void => {
      from = to;
      to += numbers.number();
    };
    const read = (): string => (from === to ? '' : bytes.toString('utf8', from, to));
    const take = (): string => {
      step();
      return read();
    };
    let start: Prefixes = [];
    const readTitled = (): SubsystemSource => {
      const subject = read();
      const rest = { body: '', merge: undefined, paths: undefined, ruled: undefined };
      return { subject, headline: subject, prefixes: [start], ...rest };
    };
    for (let left = stretch.sources; left > 0; left -= 1) {
      const mark = numbers.number();
      if (mark >= isTitled) {
        step();
        start = prefixes.get(mark - isTitled) ?? [];
        visitor.titled(start, readTitled);
      } else if (mark === isMerge) visitor.source(readMerge(numbers, take));
      else if (mark === isOther) visitor.source(unpack(take()));
      else visitor.silent();
    }
    for (let left = numbers.number(); left > 0; left -= 1) visitor.title(take());
  };

  return {
    add(source) {
      sources += 1;
      if (source) addSource(source);
      else marks.number(isSilent);
    },
    addTitle(title) {
      titles.push(title);
    },
    end() {
      marks.number(titles.length);
      for (const title of titles) addText(title);
      held += marks.length + texts.length;
      const tight = held > most;
      const pack = (bytes: Uint8Array): Uint8Array => (tight ? deflateRawSync(bytes, { level: 1 }) : bytes);
      done.push({ marks: pack(marks.finish()), texts: pack(texts.finish()), sources, tight });
      [marks, texts, titles, sources] = [makeByteWriter(), makeByteWriter(), [], 0];
    },
    *stretches() {
      for (const stretch of done) yield (visitor) => visit(stretch, visitor);
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
