/** Words that begin a sentence and no name. */
const openings = new Set(
  'A After Also An And Another As At Because Before But By Credit Credits During For From Here However If In It Its Later Like Many Most Note Now On Once One Or Our Please See Since So Some Thank Thanks That The Then There These They This Those Though Thus To Until We What When Where Which While With Without You'.split(
    ' ',
  ),
);

/** It begins with a word, lest each capital of a word in capitals be tried. */
const name = /(?<!\p{L}['’-]*)\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:(?:de|van|von|der|la|le)\s+)*\p{Lu}[\p{L}'’-]*\.?)+/gu;

/** What a text says somebody did, behind a name. */
const did =
  /^[\s,]*(?:who\s+)?(?:also\s+|has\s+|had\s+|was\s+|is\s+)?(?:found|noticed|reported|suggested|proposed|pointed|wrote|sent|fixed|discovered|spotted|described|describes|asked|contributed|observed|hit|saw|using|debugged|submitted|provided|helped|implemented|posted|mentioned)\b/;

/** Names of two words or more that a text tells something of: what somebody found, wrote, sent. */
export function findNamesInText(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(name)) {
    const words = match[0].split(/\s+/);
    while (openings.has(words[0] ?? '')) words.shift();
    if (words.length < 2 || words.length > 4) continue;
    if (did.test(text.slice(match.index + match[0].length))) found.push(words.join(' '));
  }
  return [...new Set(found)];
}
