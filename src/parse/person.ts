import type { Person } from '../model/entry.ts';

/**
 * Reads a person as logs name them: `Name <mail>`, `"Quoted Name"`, `Name (mail)`, `Name mail` or a bare address,
 * which is then the name too. Comments after it (`# 5.4+`, `[for the tests]`) are left out. The name is empty where the text has none.
 */
export function parsePerson(text: string): Person {
  const open = text.indexOf('<');
  if (open >= 0) {
    const close = text.indexOf('>', open);
    return makePerson(unquote(text.slice(0, open)), text.slice(open + 1, close < 0 ? undefined : close));
  }
  const bare = dropComment(text);
  const bracket = bare.indexOf('(');
  if (bracket > 0 && bare.endsWith(')') && bare.includes('@', bracket) && !bare.includes(' ', bracket)) {
    return makePerson(unquote(bare.slice(0, bracket)), bare.slice(bracket + 1, -1));
  }
  const last = bare.slice(bare.lastIndexOf(' ') + 1);
  if (!/^[^\s@]+@[^\s@]+$/.test(last)) return makePerson(unquote(bare), '');
  return makePerson(unquote(bare.slice(0, -last.length)), last);
}

/** Several people on one line, parted by commas: `A <a@x>, b@y`. A comma inside a name parts nothing. */
export function parsePeople(text: string): Person[] {
  if (!text.includes(',')) return [parsePerson(text)];
  const parts = text.split(',').filter((part) => part.trim() !== '');
  return parts.every((part) => part.includes('@')) ? parts.map(parsePerson) : [parsePerson(text)];
}

function makePerson(name: string, address: string): Person {
  const email = address.trim();
  if (email === '') return { name };
  return { name: name === '' ? email : name, email };
}

/** Drops a comment behind a name: ` # …` as on Cc lines for stable trees, or a last `[…]`. */
function dropComment(text: string): string {
  const hash = /[ \t]#[\s\dv]/.exec(text);
  const name = (hash === null ? text : text.slice(0, hash.index)).trim();
  const bracket = name.endsWith(']') ? name.lastIndexOf('[') : -1;
  return bracket > 0 ? name.slice(0, bracket).trimEnd() : name;
}

/** Takes off the quotes around a whole name; quotes inside it (`Alex "Al" Example`) stay. */
function unquote(text: string): string {
  const name = text.trim();
  if (name.length < 2 || !name.startsWith('"') || !name.endsWith('"')) return name;
  const inner = name.slice(1, -1);
  return /(?<!\\)"/.test(inner) ? name : inner.replace(/\\(.)/g, '$1').trim();
}
