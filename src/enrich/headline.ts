import type { ParsedEntry } from '../model/entry.ts';
import { countOf, shorten } from '../model/text.ts';

const longest = 110;

/** A subject is told whole unless somebody made a text of it. */
const longestSubject = 500;

/** One line to list an entry by: its subject, else the tree that it merged, else the first sentence of its text. */
export function makeHeadline(entry: ParsedEntry): string {
  if (entry.subject) return shorten(entry.subject, longestSubject);
  if (entry.merge) return mergeHeadline(entry.merge.from, entry.merge.declared);
  const sentence = firstSentence(entry.body);
  return sentence === '' ? '(no text)' : shorten(sentence, longest);
}

/** What of a subject the headline lacks, from the word in which it is cut on. */
export function readSubjectRest({ subject = '' }: ParsedEntry): string {
  if (subject.length <= longestSubject) return '';
  const cut = longestSubject - 2;
  return subject.slice(Math.max(subject.lastIndexOf(' ', cut), cut - longest));
}

/** The last part of a tree's address, `cifs-2.6` of `git://host/pub/sfrench/cifs-2.6`. */
export function nameTree(from: string): string {
  const parts = from.replace(/[/:]+$/, '').split(/[/:]/);
  return (parts.at(-1) ?? from).replace(/\.git$/, '');
}

function mergeHeadline(from: string, declared: number | undefined): string {
  return `Merge of ${nameTree(from)}${declared === undefined ? '' : ` (${countOf(declared, 'commit')})`}`;
}

function firstSentence(body: string): string {
  const paragraph = body.trimStart().split(/\n\s*\n/, 1)[0] ?? '';
  const text = paragraph.replace(/\s+/g, ' ').trim();
  // A full stop inside a name (`file.c`, `45.4`, `e.g. this`) does not end a sentence: a capital or the end follows one.
  for (const match of text.matchAll(/[.!?:](?=\s+["'(]?\p{Lu}|$)/gu)) {
    const end = match.index + 1;
    if (end >= 20) return text.slice(0, end).replace(/(?<!\.)[.:]$/, '');
  }
  return text;
}
