/**
 * Draws random commits of a repository, the same ones for the same seed.
 *
 *   npx tsx test/questions/draw.ts REPOSITORY SEED NUMBER
 *
 * Prints one hash a line, in the order drawn.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Makes a generator of numbers from 0 up to 1 (mulberry32): fixed here so that no runtime changes a draw. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws up to `number` different items, each equally likely, in the order drawn. */
function drawItems<Item>(items: readonly Item[], number: number, random: () => number): Item[] {
  const rest = [...items];
  const drawn: Item[] = [];
  while (drawn.length < number && rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}

/** Reads the hashes of all commits that HEAD reaches, newest first. */
function readCommits(repository: string): string[] {
  const output = execFileSync('git', ['-C', repository, 'rev-list', 'HEAD'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return output.split('\n').filter(Boolean);
}

function main([repository, seed, number]: readonly string[]): void {
  if (!repository || !isWhole(seed) || !isWhole(number)) {
    process.stderr.write(
      'usage: tsx test/questions/draw.ts REPOSITORY SEED NUMBER (seed and number are whole numbers)\n',
    );
    process.exitCode = 2;
    return;
  }
  process.stdout.write(
    `${drawItems(readCommits(repository), Number(number), createRandom(Number(seed))).join('\n')}\n`,
  );
}

function isWhole(word: string | undefined): boolean {
  return word !== undefined && /^\d+$/u.test(word);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
