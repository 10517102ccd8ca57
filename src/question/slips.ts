import type { Token } from './tokens.ts';

/** How the words by which a question begins are mistyped or cut short, and what they are. */
const slips = new Map(
  Object.entries({
    who: 'hwo woh whho whoo who/when',
    when: 'wen whn whne wehn hwen wheen',
    what: 'waht wat whta hwat wht waat',
    which: 'wich whcih wihch whihc whic wch',
    why: 'hwy whyy wyh',
    where: 'wher whre wehre',
    how: 'hw howw',
    many: 'mny mnay manny',
    release: 'relase realease realese releas relesae',
    anyone: 'any1',
    with: 'w/',
    without: 'w/o',
    version: 'verison versoin vesion verion',
    did: 'didi ddi',
    added: 'aded addded',
  }).flatMap(([word, typed]) => typed.split(' ').map((slip) => [slip, word] as const)),
);

/** So many words a question has before it is said what is asked: "pls can you tell me whn". */
const mostBefore = 6;

/** The words of a question with slips mended in those that say what is asked. */
export const mendSlips = (tokens: readonly Token[]): Token[] =>
  tokens.map((token, at) => {
    const word = at < mostBefore && !token.quoted ? slips.get(token.word) : undefined;
    return word === undefined ? token : { ...token, word, text: word };
  });
