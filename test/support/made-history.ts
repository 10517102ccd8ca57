import { makeRandom } from '../store/git-log-text.ts';

/** A commit of a made-up history: its number is its place, and its first line tells it. */
export interface MadeCommit {
  number: number;
  subsystem: string;
  text: string;
}

const subsystems = ['nfs', 'cifs', 'jffs2'];
const filling = 'lookup of an inode that was thrown out of its cache before the superblock had been written '.repeat(5);
const firstDay = 1_172_700_000;

/** Makes the commits of some numbers as `git log` prints them: each is `change NUMBERx`, of one of three subsystems. */
export function makeHistory(from: number, to: number): MadeCommit[] {
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    const random = makeRandom(number);
    const subsystem = subsystems[Math.floor(random() * subsystems.length)] ?? 'nfs';
    const hash = Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('');
    const text = [
      `commit ${hash}`,
      'Author: Ada Lovelace <ada@example.org>',
      `Date:   ${formatDate(firstDay + number * 20_000)}`,
      '',
      `    ${subsystem}: change ${number}x, ${filling.slice(0, 120 + Math.floor(random() * 250))}`,
      '',
    ].join('\n');
    return { number, subsystem, text };
  });
}

/** The numbers of the changes that a text tells of, in the order in which it does. */
export function listChanges(text: string): number[] {
  return [...text.matchAll(/\bchange (\d+)x/g)].map((match) => Number(match[1]));
}

/** The text that `git log` prints of commits: the newest first. */
export function printHistory(commits: readonly MadeCommit[]): string {
  return [...commits]
    .reverse()
    .map(({ text }) => text)
    .join('\n');
}

/** An instant in seconds since 1970 in git's own form. */
function formatDate(seconds: number): string {
  const [weekday, day, month, year, time] = new Date(seconds * 1000).toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${time} ${year} +0000`;
}
