/** `ok jdoe@`, `feedback and ok jdoe@ joan@`, `ok from jdoe@ and joan@`: so some projects write whose approval a change has. */
const okay =
  /\b(?:ok|OK|okay)(?:\s+(?:from|by))?:?\s+((?:[a-z][\w-]{0,20}@(?![\w.])(?:,?\s+(?:(?:and|&)\s+)?)?){1,6})/g;

/** The logins of those whose approval a text tells of. */
export function findOkays(text: string): string[] {
  // Few texts have the sign, and it is found soonest.
  if (!text.includes('@')) return [];
  const lists = [...text.matchAll(okay)].map(([, list = '']) => list);
  return lists.flatMap((list) => [...list.matchAll(/[\w-]+(?=@)/g)].map(([login]) => login));
}
