const parts = ['refs', 'pack-objects', 'nfs', 'parser', 'http', 'Documentation/git-log', 'midway'];
const people = ['Ada Lovelace <ada@example.org>', 'Al Viro <al@example.org>', 'Jan Kara <jan@example.org>'];

/** The message of a commit of this number: parts, people, reverts, merges that list, and text that is not ASCII. */
export function describeVaried(index: number): string {
  const part = parts[(index * 7) % parts.length] ?? '';
  if (index % 41 === 0)
    return `Merge branch 'topic-${part}-${index}'\n\n* topic:\n  ${part}: lock ${index}\n  tidy up\n`;
  if (index % 53 === 0)
    return `Revert "${part}: change rw_lock of ${(index - 7).toString(36)}"\n\nIt broke the build.\n`;
  const text = index % 5 === 0 ? `change the ${part} of ${index}` : `${part}: change rw_lock of ${index.toString(36)}`;
  const trailers = `Acked-by: ${people[index % people.length]}\nReviewed-by: Person N${index % 50} <n${index % 50}@example.org>`;
  return `${text}\n\nReported by Person${index % 11} Surname. Größe ${index % 13}, “quoted”.\n\n${trailers}\n`;
}
