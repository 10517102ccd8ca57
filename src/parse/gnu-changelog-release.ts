const longest = 120;
const version = '[vV]?(\\d{1,8}[.]\\d[\\w.+~-]{0,40})';
const forms = [
  // Version 1.2, Release tool 1.2, GNU tool version 1.2 released
  new RegExp(
    `^(?:(?:GNU )?[\\w+-]{1,40} )?(?:version|releases?|released)[ :]+(?:of )?(?:[A-Za-z][\\w+-]{0,40}[ -])?${version}(?:\\s+(?:is |was |has been )?released?)?$`,
    'i',
  ),
  // tool 1.2 released, 1.2 release point, 1.2 TAGGED FOR RELEASE, tool 1.2 changes:
  new RegExp(
    `^(?:GNU )?(?:[A-Za-z][\\w+-]{0,40}[ -])?${version}\\s+(?:is |was |has been )?(?:released?|release point|tagged for release|changes)$`,
    'i',
  ),
];

/** The version that a line or item says was released, and nothing else: `Version 1.2 released.`, `=== release 1.2 ===`. */
export function readReleaseLine(line: string): string | undefined {
  if (line.length > longest || !/\d\.\d/.test(line)) return undefined;
  const text = line
    .trim()
    .replace(/^[*=-]+\s*(?:[*=-]+\s*)?/, '')
    .replace(/\s*[*=.:-]+$/, '');
  for (const form of forms) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
