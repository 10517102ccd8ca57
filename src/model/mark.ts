/** The mark that a post's message shows, by which it is found again in its channel: `#a3f-17.1`; `part` counts from 0. */
export function makeMark(post: string, part: number): string {
  return `${post}.${part + 1}`;
}

/** Whether a text shows a mark, and not one that only begins so. */
export function showsMark(text: string, mark: string): boolean {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    if (!/[\d]/.test(text.charAt(at + mark.length))) return true;
  }
  return false;
}
