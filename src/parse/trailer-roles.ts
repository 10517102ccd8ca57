/** Roles that name people. Beside these, every role that ends in `-by` does. */
const people = new Set([
  'based-on-code-from',
  'based-on-patch-from',
  'cc',
  'credit-to',
  'discussed-with',
  'inputs-from',
  'signed-off',
  'thanks-to',
]);

/** Roles whose value is no person, and whose name alone is telling. */
const texts = new Set([
  'backported-from',
  'best-viewed-with',
  'bug-url',
  'buglink',
  'bugzilla',
  'change-id',
  'cherry-picked-from',
  'commit-id',
  'debian-bug',
  'git-svn-id',
  'git-subtree-dir',
  'git-subtree-mainline',
  'git-subtree-split',
  'lkml-reference',
  'message-id',
  'reported-at',
  'see-also',
  'works-around',
]);

/** Roles that are words of everyday language too: they count only where the value looks like a reference. */
const references = new Set([
  'addresses',
  'bug',
  'close',
  'closes',
  'fixes',
  'issue',
  'link',
  'ref',
  'reference',
  'references',
  'refs',
  'resolves',
  'see',
  'upstream',
]);

/** What a role (in lower case) is known for: it names a person, holds other text, or is not known. */
export function classifyRole(role: string, value: string): 'person' | 'text' | 'unknown' {
  if (people.has(role) || (role.endsWith('-by') && role.length > 3)) return 'person';
  if (texts.has(role)) return 'text';
  return references.has(role) && /[#/\d]/.test(value) ? 'text' : 'unknown';
}
