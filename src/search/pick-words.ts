import { eachStretch } from './tokens.ts';
import { isEmptyWord } from './words.ts';

const star = 0x2a;

/** A word of a query, where it stands, and its parts where it is an identifier. */
export interface PickedWord {
  word: string;
  parts: string[];
  start: number;
  end: number;
  /** Whether a star behind it asks for all that begins so. */
  open: boolean;
}

/** A joined word of a query, and where it stands. */
export interface PickedCompound {
  word: string;
  start: number;
  end: number;
  /** Whether it is the name of one thing whose pieces are none of it: `OS/2`, `C#`. */
  whole: boolean;
}

/** A name with a sign: a short one before a number or a letter (`S/390`, `PL/I`), or one of a language (`C++`, `F#`). */
const signed = /^(?:\p{L}{1,3}\/\d{1,3}|\p{Lu}{1,4}\/\p{Lu}|\p{L}\/\p{Lu}{1,5}|\p{L}\w*\+\+|\p{L}#)$/u;
/** A ticket's number is joined so, too. */
const ofTicket = /^(?:pr|mr|gh|bug)\//i;

/** The words of a query that tell something, and which stretches of it are joined words. */
export function pickWords(text: string): { words: PickedWord[]; compounds: PickedCompound[] } {
  const words: PickedWord[] = [];
  const compounds: PickedCompound[] = [];
  eachStretch(text, (low, start, end, kind) => {
    const word = String.fromCharCode(...low.subarray(start, end));
    const last = words.at(-1);
    if (kind === 'compound') {
      const written = text.slice(start, end);
      compounds.push({ word, start, end, whole: signed.test(written) && !ofTicket.test(written) });
    } else if (isEmptyWord(word)) return;
    else if (kind === 'part' && last && end <= last.end) last.parts.push(word);
    // The parts of an identifier that is too long to be indexed whole are words of their own.
    else words.push({ word, parts: [], start, end, open: word.length > 1 && low[end] === star });
  });
  return { words, compounds };
}
