import { fold } from './text.ts';

const greeting =
  /(?:hi|hello|hey|hiya|good (?:morning|day|evening)|greetings)(?: (?:there|all|everybody|bot|annalist))?/;
const thanks = /(?:many )?(?:thanks|thank you|thx|ty|cheers)(?: (?:a lot|so much|very much|again|bot|annalist))?/;
const help =
  /(?:please )?help(?: me)?(?: please)?|(?:what|which questions) can (?:i|we|you|one) (?:do|ask|ask you|answer|ask here)|what do you (?:do|know)|how (?:does this|do you|does it) work|how (?:do|can) i (?:use (?:this|you)|ask(?: (?:you|questions|a question))?)|who are you|what are you/;

const whole = new RegExp(`^(?:(?:${greeting.source}) )?(?:${greeting.source}|${thanks.source}|${help.source})$`);

/** Whether a text asks the log nothing: a greeting, thanks, or how to ask. */
export function asksHelp(text: string): boolean {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return whole.test(words.join(' '));
}
