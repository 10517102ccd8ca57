import type { Nested } from './nested-items.ts';

const cveForm = /\bCVE-\d{4}-\d{3,}/i;
const prefixForm = /^(?:\[[^\]]{1,60}\] ?)?(?:Revert ")?([\w][\w .,/*&+()-]{0,50}):(?:\s|$)/;
const fileForm = /^debian\/|^d\/|\.(?:patch|diff|dpatch|install|[ch]|in|am|sh|py|pl|po|md|txt|cfg|conf)$/i;
const heading = /:$|:\/\/\S+$|^(?:new upstream|merge|import|update|cherry.?pick|backport)\b/i;

/**
 * Whether nested items are changes of their own: the outer line is a heading (it ends in a colon or an address, or tells
 * of an upstream version) and names no file of the packaging, and at least half of the items name a part (`ext4: …`,
 * `[x86] …`), a revert or a CVE number. Names of the packaging's own files (`debian/rules: …`, `some.patch: …`) are no parts.
 */
export function isListOfChanges(title: string, lines: readonly string[], nested: readonly Nested[]): boolean {
  if (!heading.test(title) || fileForm.test(title.replace(/:$/, ''))) return false;
  let named = 0;
  for (const { start, end, bullet } of nested) {
    if (namesPart(bullet.text) || lines.slice(start, end).some((line) => cveForm.test(line))) named += 1;
  }
  return named * 2 >= nested.length;
}

function namesPart(text: string): boolean {
  if (/^(?:\[[\w,*/ -]{1,60}\] |Revert ")/.test(text)) return true;
  const found = prefixForm.exec(text);
  return found !== null && !fileForm.test(found[1] ?? '');
}
