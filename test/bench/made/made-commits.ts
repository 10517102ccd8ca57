import { createHash } from 'node:crypto';
import type { LearntLog } from './learn-shapes.ts';
import { makeName, WordProcess } from './word-process.ts';

/** A made commit; commits are numbered from 1 in the order in which they are made, parents before children. */
export interface MadeCommit {
  number: number;
  hash: string;
  parents: number[];
  author: string;
  /** Seconds since 1970 and the offset, as git writes them: `1700000000 +0100`. */
  authored: string;
  committer: string;
  committed: string;
  message: string;
  /** The tag that names it. */
  tag?: string | undefined;
}

/** The tree that holds nothing. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A made history lasts twenty years, whatever its size. */
const [firstSecond, lastSecond] = [Date.UTC(2005, 3, 17) / 1000, Date.UTC(2025, 3, 17) / 1000];

const zones = ['+0000', '+0100', '+0200', '+0530', '+0800', '+0900', '-0400', '-0500', '-0700', '-0800'];
const roles = ['Reviewed-by', 'Acked-by', 'Tested-by', 'Reported-by', 'Cc', 'Suggested-by'];

/** A new one with a falling chance, else somebody who was drawn before: 40,000 of a million commits, few of whom make most. */
class Drawn {
  readonly names: string[] = [];
  readonly #places: number[] = [];
  readonly #random: () => number;
  readonly #make: () => string;
  readonly #growth: number;

  constructor(random: () => number, growth: number, make: () => string) {
    this.#random = random;
    this.#growth = growth;
    this.#make = make;
  }

  draw(): number {
    const isNew = this.#random() * (this.#places.length + 1) < this.#growth * (this.names.length + 1);
    const number = isNew
      ? this.names.push(this.#make()) - 1
      : (this.#places[Math.floor(this.#random() * this.#places.length)] ?? 0);
    this.#places.push(number);
    return number;
  }
}

/** Makes a history like the one that was learnt from: topics that are merged into one line, releases, people, trailers. */
export function* makeCommits(count: number, learnt: LearntLog, random: () => number): Generator<MadeCommit> {
  const words = new WordProcess(learnt.text, random);
  const people = new Drawn(random, 0.75, () => makePerson(random));
  const subsystems = new Drawn(random, 0.5, () => makeSubsystem(random));
  const hashes: string[] = [''];
  const titles: string[] = [''];
  const trunk: number[] = [];

  const finish = (parents: number[], author: string, committer: string, message: string): MadeCommit => {
    const number = hashes.length;
    const second = Math.floor(firstSecond + ((lastSecond - firstSecond) * number) / count);
    const zone = zones[Math.floor(random() * zones.length)] ?? '+0000';
    const authored = `${second - Math.floor(random() ** 4 * 5_000_000)} ${zone}`;
    const committed = `${second} +0000`;
    const lines = [`tree ${emptyTree}`, ...parents.map((parent) => `parent ${hashes[parent] ?? ''}`)];
    const content = `${lines.join('\n')}\nauthor ${author} ${authored}\ncommitter ${committer} ${committed}\n\n${message}`;
    const hash = createHash('sha1')
      .update(`commit ${Buffer.byteLength(content)}\0${content}`)
      .digest('hex');
    hashes.push(hash);
    titles.push(message.slice(0, message.indexOf('\n')));
    return { number, hash, parents, author, authored, committer, committed, message };
  };

  const makeMessage = (author: string, subsystem: number): string => {
    const shape = learnt.shapes[Math.floor(random() * learnt.shapes.length)] ?? [6];
    const lines = shape.map((length) => Array.from({ length }, () => words.draw(subsystem)).join(' '));
    const name = subsystems.names[subsystem] ?? '';
    const [title = '', ...body] = lines;
    const trailers = [`Signed-off-by: ${author}`];
    if (random() < 0.15 && hashes.length > 1) {
      const broken = 1 + Math.floor(random() ** 0.2 * (hashes.length - 1));
      trailers.unshift(`Fixes: ${(hashes[broken] ?? '').slice(0, 12)} ("${titles[broken] ?? ''}")`);
    }
    for (let left = Math.floor(random() * 3); left > 0; left -= 1) {
      const role = roles[Math.floor(random() * roles.length)] ?? 'Cc';
      trailers.push(`${role}: ${people.names[people.draw()] ?? ''}`);
    }
    const parts = [`${name}: ${title}`, body.join('\n').trim(), trailers.join('\n')];
    return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
  };

  while (hashes.length <= count) {
    const maintainer = people.names[people.draw()] ?? '';
    const subsystem = subsystems.draw();
    let tip = trunk[Math.max(0, trunk.length - 1 - Math.floor(random() ** 2 * 30))];
    const listed: string[] = [];
    for (let left = 1 + Math.floor(-12 * Math.log(1 - random())); left > 0 && hashes.length <= count; left -= 1) {
      const author = random() < 0.3 ? maintainer : (people.names[people.draw()] ?? '');
      const commit = finish(tip === undefined ? [] : [tip], author, maintainer, makeMessage(author, subsystem));
      listed.push(titles[commit.number] ?? '');
      tip = commit.number;
      yield commit;
    }
    const before = trunk.at(-1);
    if (tip === undefined) continue;
    if (before === undefined) {
      trunk.push(tip);
      continue;
    }
    const name = subsystems.names[subsystem] ?? '';
    const rest = random() < 0.3 ? `\n${listed.map((title) => `  ${title}`).join('\n')}\n` : '';
    const text = `Merge branch '${name}' of git://git.example.org/${name}\n\n* '${name}' of git://git.example.org/${name}:${rest}\n`;
    const merge = finish([before, tip], maintainer, maintainer, text);
    trunk.push(merge.number);
    yield { ...merge, tag: makeTag(trunk.length) };
  }
}

/** Every hundredth merge has a tag: two candidates, then the release. */
function makeTag(merges: number): string | undefined {
  if (merges % 100 !== 0) return undefined;
  const number = merges / 100;
  const [release, step] = [Math.floor(number / 3), number % 3];
  const name = `v${1 + Math.floor(release / 20)}.${release % 20}`;
  return step === 2 ? name : `${name}-rc${step + 1}`;
}

function makePerson(random: () => number): string {
  const [first, last] = [makeName(random), makeName(random)].map(
    (name) => name.charAt(0).toUpperCase() + name.slice(1),
  );
  return `${first} ${last} <${first?.toLowerCase()}.${last?.toLowerCase()}@example.org>`;
}

function makeSubsystem(random: () => number): string {
  const name = makeName(random);
  return random() < 0.4 ? `${makeName(random).slice(0, 4)}/${name}` : name;
}
