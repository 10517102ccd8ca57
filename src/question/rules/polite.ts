import { findPhrase, makePhrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';

const phrases = makePhrases<undefined>(
  [
    'hi, hey, hello, hi there, hey there, hello there, good morning, sorry, excuse me, sorry to bother you, sorry to ask',
    'yo, dunno, plz, ok so, hi all, hi folks, hey folks, hey guys, hi guys, quick q',
    'please, pls, ok, okay, so, well, hmm, btw, anyway, quick question, a quick question, one question, folks',
    'can you tell me, could you tell me, can anybody tell me, can anyone tell me, can someone tell me, tell me',
    'can you please tell me, could you please tell me, please tell me, could someone tell me, could anyone tell me',
    'could someone please tell me, could anyone please tell me, would you tell me, will you tell me, can u tell me',
    'do you know, does anyone remember, do you remember, anyone remember, who remembers, does anybody remember, does anyone know, does anybody know, does someone know, do we know, would you know, do u know',
    'would you happen to know, do you happen to know, does anyone happen to know, anyone know, is it known',
    'any chance you know, any chance that you know, any chance you can tell me, any chance, any idea, any ideas',
    'do you have any idea, have you any idea, do you have an idea, got any idea, any clue, no idea, not sure',
    'could you say, can you say, may i ask, can i ask, could i ask, let me ask, i have a question, a question',
    'i want to know, id like to know, i would like to know, id love to know, i would love to know, i need to know',
    'id be curious to know, im curious, just curious, curious, out of curiosity, out of interest, for the record',
    'i wonder, i wondered, im wondering, i was wondering, wondering, just wondering, im looking for, i am looking for',
    'i am trying to find out, im trying to find out, trying to find out, im trying to figure out, trying to figure out',
    'can i see, can we see, could i see, can you show me, could you show me, can you list, let me see',
    'help me find out, help me find, can you help me find, can you find out, could you find out, find out',
    'could you look up, can you look up, please look up, look up, let me know, can you check, could you check',
    'remind me, can you remind me, i forgot, i forget, i cant remember, i dont remember, i dont know, dont know',
    'does the log say, does the log tell, does the history say, does the history tell, does it say, is it documented, can you see',
    'if you know, if anyone knows, by any chance, dear bot, im sure you know, you surely know, i guess you know',
  ].map((line) => [line, undefined] as const),
);

/** What people say before a question so as to be polite. */
export const politeRule: Rule = {
  name: 'polite',
  examples: [
    ['any chance you know when lzo was added', 'any chance you know'],
    ['hi there, could you please tell me who added lzo', 'could you please tell me'],
    ['sorry to bother you, but who added lzo', 'sorry to bother you'],
  ],
  read({ tokens, asked, begun }, at) {
    const found = asked || begun ? undefined : findPhrase(phrases, tokens, at);
    const next = found && tokens[at + found.length];
    // Where nothing follows it was the question; "tell me about xattrs" asks itself.
    return next && next.word !== 'about' ? { length: found.length, parts: [] } : undefined;
  },
};
