/**
 * Text as it may be shown to people in a chat, its lines kept: nothing in it is invisible, turns the direction of the
 * text or piles up. What cannot be shown (control characters, halves of surrogate pairs) becomes a replacement
 * character; marks without a letter are left out. Cleaning a clean text changes nothing.
 */
export function cleanText(text: string): string {
  // Most text is plain, and looking for all of this takes long.
  if (/^[\n -~]*$/.test(text)) return text;
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\ufffd')
    .replace(unseen, '')
    .replace(/(?<!\p{Emoji})[\ufe0e\ufe0f]/gu, '')
    .replace(joiners, keepJoiner)
    .replace(pile, '$1')
    .replace(/^(?:\p{M}|\u200c|\u200d)+/gmu, '');
}

/** Text as it may be shown in a line: clean, and all white space a single space. */
export function cleanLine(text: string): string {
  if (/^[ -~]*$/.test(text) && !text.includes('  ')) return text;
  return cleanText(text)
    .replace(/\s+/g, ' ')
    .replace(/^(?: (?:\p{M}|\u200c|\u200d)+)+ ?/u, ' ');
}

/** The last place up to `at` where a text can be cut: between what people see as characters. */
export function findCut(text: string, at: number): number {
  if (at >= text.length) return text.length;
  // Between two letters of ASCII there is nothing to look up.
  if (text.charCodeAt(at - 1) < 0x80 && text.charCodeAt(at) < 0x80) return at;
  // Made for the first text that needs it: that takes as long as reading a hundred entries.
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return graphemes.segment(text).containing(at)?.index ?? 0;
}
let graphemes: Intl.Segmenter | undefined;

/**
 * Characters without a width or a look: format characters, fillers. Joiners and the selectors of emoji are judged by
 * where they stand; some signs of the Arabic and Syriac scripts are called format characters and are seen.
 */
const unseen =
  /(?!\u200c|\u200d|\ufe0e|\ufe0f|[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const joiners = /[\u200c\u200d]+/gu;

/** Scripts in which a joiner changes how the letters beside it look. */
const joined =
  '\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Nkoo}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}' +
  '\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}';
// Made when a text first has a joiner: that takes as long as reading a hundred entries.
let joinedForms: { ends: RegExp; begins: RegExp } | undefined;
const findJoined = (): { ends: RegExp; begins: RegExp } => {
  joinedForms ??= {
    ends: new RegExp(`(?=[\\p{L}\\p{M}])[${joined}]$`, 'u'),
    begins: new RegExp(`^(?=[\\p{L}\\p{M}])[${joined}]`, 'u'),
  };
  return joinedForms;
};

/** The first of a run of joiners, where it is part of a letter's look or of an emoji (U+200D alone joins these). */
function keepJoiner(run: string, at: number, text: string): string {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + run.length, at + run.length + 2);
  const { ends, begins } = findJoined();
  const inWord = ends.test(before) && begins.test(after);
  const inEmoji =
    run.startsWith('\u200d') &&
    /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after);
  return inWord || inEmoji ? run.slice(0, 1) : '';
}

/** More marks on a letter than any script needs. */
const pile = /((?:[\u200c\u200d]?\p{M}){4})(?:[\u200c\u200d]?\p{M})+/gu;
