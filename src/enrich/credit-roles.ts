/** Roles of trailers that credit somebody with a part in a change, beside those that people ask for by name. */
export const creditRoles: readonly string[] = [
  'analysis-by analysed-by analyzed-by assisted-by authored-by based-on-a-patch-by based-on-code-by based-on-code-from',
  'based-on-patch-by based-on-patch-from based-on-patches-by based-on-work-by benchmarked-by bisected-by',
  'brought-up-by clarified-by co-author co-debugged-by co-discovered-by co-mentored-by code-by comments-by',
  'commit-message-by contributed-by contributions-by credit-to credits-to debugged-by designed-by detected-by',
  'diagnosed-by discovered-by discussed-with documentation-by encouraged-by explained-by feedback-by figured-out-by',
  'fix-suggested-by fixed-by found-by help-by helped-by hinted-by idea-by identified-by improved-by influenced-by',
  'initial-patch-by inputs-from inspired-by investigated-by mentioned-by mentored-by noted-by noticed-by',
  'original-author original-by original-idea-by original-patch-by original-test-by originally-by',
  'originally-authored-by patch-by patched-by pointed-out-by ported-by prepared-by prompted-by proposed-by raised-by',
  'reported-and-tested-by requested-by researched-by spotted-by submitted-by suggestion-by suggestions-by',
  'suggested-by test-case-by tests-by thanks-to tracked-down-by translated-by triaged-by tweaked-by verified-by',
  'written-by',
].flatMap((line) => line.split(' '));

const listed = new Set(creditRoles);

/** Words that make any role ending in `-by` one of credit: `bug-spotted-and-fixed-by`. */
const credits = new Set(
  [
    'analysed analysis analyzed based brought caught contributed debugged diagnosed discovered explained figured fix',
    'fixed found help helped hint hinted idea improved initial inspired mentored noticed original originally patch',
    'pointed proposed raised report reported requested researched spotted suggested suggestion suggestions test',
    'tests tracked work written',
  ]
    .join(' ')
    .split(' '),
);

/** Roles that have a word of credit in them and are ones that people ask for by name. */
const own = new Set(['reported-by', 'co-authored-by']);

/** Whether a trailer of this role (in lower case) credits somebody, so that it counts like a credit in the text. */
export function isCreditRole(role: string): boolean {
  if (listed.has(role)) return true;
  if (own.has(role) || !/-(?:by|from)$/.test(role)) return false;
  return role
    .split('-')
    .slice(0, -1)
    .some((word) => credits.has(word));
}
