/** A release of a made changelog: its name, its day where it has one, and its items from the top, each `section: text`. */
export type MadeRelease = [name: string, date: string | undefined, ...items: string[]];

/** Writes a changelog with version headings as JSON lines; lines are those of a text with a line for each. */
export function writeVersionLog(...releases: MadeRelease[]): string {
  const lines: object[] = [];
  for (const [name, date, ...items] of releases) {
    lines.push({ kind: 'release', name, ...(date !== undefined && { date }), line: lines.length + 1 });
    for (const [index, item] of items.entries()) {
      const [section, subject] = item.includes(': ') ? item.split(': ') : [undefined, item];
      const id = `${name}#${index + 1}`;
      lines.push({ id, date: date ?? '', release: name, ...(section && { section }), subject, line: lines.length + 1 });
    }
  }
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
