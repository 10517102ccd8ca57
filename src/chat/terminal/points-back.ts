/** A question that goes on with what was said: "and who acked it?", "what about nfs?". */
const leadsOn = /^\s*(?:and|also|but|then|what about|how about)\b/i;

/** Words that point to a change that was told of. */
const pointer = /\b(?:it|that one|this one|(?:that|this|the same) (?:change|commit|patch|fix|one))\b/i;

/** A question of which nothing is said but what is asked. */
const bare =
  /^\s*(?:who|by whom|when|why|why not|how come|how many|which release|which version|what else|who else)\s*\?*\s*$/i;

/** More words than these say themselves what they are about: what they point to stands in the question. */
const mostWords = 7;

/** Whether a question points to what was said before it. */
export function pointsBack(question: string): boolean {
  const words = question.trim().split(/\s+/);
  return leadsOn.test(question) || bare.test(question) || (words.length <= mostWords && pointer.test(question));
}
