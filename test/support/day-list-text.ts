/** An entry of a day list that is made up: its text, and who wrote it. */
export type ListedChange = [text: string, author?: string];

/** A day of such a list: its heading, how many commits it declares, and the changes that it shows, from the top. */
export type ListedDay = [heading: string, declared: number, ...changes: ListedChange[]];

/** The text of a day list. */
export function writeDayList(...days: ListedDay[]): string {
  const blocks = days.map(([heading, declared, ...changes]) => {
    const entries = changes.map(([text, author = 'Ada Lovelace']) => {
      const body = text.split('\n').join('\n    ');
      return `  • ${body}\n\n    ${author}\n    \u00a0\n`;
    });
    return [heading, '', `${declared} ${declared === 1 ? 'commit' : 'commits'}`, '', ...entries, ''].join('\n');
  });
  return `${blocks.join('\n')}\n`;
}
