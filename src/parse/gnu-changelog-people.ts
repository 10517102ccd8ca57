import type { Person } from '../model/entry.ts';
import { parsePerson } from './person.ts';

/** Whom a heading names, and what it says of the change besides, `(tiny change)`. */
export interface NamedPeople {
  people: Person[];
  remarks: string[];
}

const longestName = 80;
/** What a line names a person with that is no author of the change. */
const noAuthor =
  /^(?:from|patch(?:es)?|reported|suggested|requested|based|thanks|fix|applied|merged?|see|by)\b|\s(?:by|from)\s/i;

/** Reads the people of a heading: `Name  <mail>`, `Name (mail at host)`, `Name  mail`, `<mail>`, `Name`, several of them. */
export function readPeople(text: string): NamedPeople {
  const rest = text.trim();
  if (rest.includes('<')) return readBracketed(rest);
  const open = rest.indexOf('(');
  const close = open < 0 ? -1 : rest.indexOf(')', open);
  if (close > 0) {
    const inside = rest.slice(open + 1, close);
    const name = rest.slice(0, open).trim();
    const after = rest.slice(close + 1).trim();
    if (hasAddress(inside)) {
      const person = name === '' ? readBare(inside) : makePerson(name, inside);
      return { people: [person], remarks: after === '' ? [] : [after] };
    }
    // `Name (tiny change)`; a nickname stays with the name it follows.
    if (after === '' && name !== '') return { people: [readBare(name)], remarks: [rest.slice(open)] };
  }
  return { people: rest === '' ? [] : [readBare(rest)], remarks: [] };
}

/** Reads a further author under a heading, `    Name  <mail>` alone on a line. */
export function readAuthorLine(line: string): NamedPeople | undefined {
  const text = line.trim();
  const open = text.indexOf('<');
  if (open < 1 || open > longestName || text.length > 200 || !/^\s/.test(line)) return undefined;
  const close = text.indexOf('>', open);
  const name = text.slice(0, open).replace(/^(?:and|with)\s+/, '');
  if (close < 0 || !hasAddress(text.slice(open + 1, close)) || !/^[^*:[\]]+$/.test(name) || noAuthor.test(name))
    return undefined;
  const after = text.slice(close + 1).trim();
  if (after !== '' && !/^[,(]/.test(after)) return undefined;
  if (!/^["'\p{Lu}]/u.test(name) || name.trim().split(/\s+/).length > 6) return undefined;
  return readBracketed(name + text.slice(open));
}

/** Whether a text has an address, as it is or made hard to read for machines. */
export const hasAddress = (text: string): boolean => /\S@\S|\S (?:at|AT) \S|\S ?[([](?:at|AT)[)\]] ?\S/.test(text);

function readBracketed(text: string): NamedPeople {
  const people: Person[] = [];
  let from = 0;
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', from)) {
    const close = text.indexOf('>', open);
    const end = close < 0 ? text.length : close;
    const name = text
      .slice(from, open)
      .replace(/^[\s,;&/+]+/, '')
      .replace(/^and\s+/, '');
    people.push(makePerson(name, text.slice(open + 1, end)));
    from = Math.min(end + 1, text.length);
  }
  const after = text.slice(from).trim();
  const [only] = people;
  const name = /^\(([^()]{2,80})\)$/.exec(after)?.[1];
  if (
    people.length === 1 &&
    only !== undefined &&
    only.name === only.email &&
    name !== undefined &&
    text.startsWith('<')
  ) {
    return { people: [{ ...only, name }], remarks: [] };
  }
  if (/^(?:,|and\s|&)/.test(after)) {
    const last = after.replace(/^(?:,\s*)?(?:and\s|&)?\s*/, '');
    if (last !== '') people.push(readBare(last));
    return { people, remarks: [] };
  }
  return { people, remarks: after === '' ? [] : [after] };
}

/** `Name mail`, `Name  mail at host.org` or a name alone. */
function readBare(text: string): Person {
  const words = text.trim().split(/\s+/);
  const at = words.length - 2;
  if (at > 0 && words[at]?.toLowerCase() === 'at' && words[at + 1]?.includes('.')) {
    return makePerson(words.slice(0, at - 1).join(' '), words.slice(at - 1).join(' '));
  }
  return parsePerson(text);
}

function makePerson(name: string, address: string): Person {
  const email = address.includes('@')
    ? address.trim()
    : address
        .trim()
        .replace(/ ?[([](?:at|AT)[)\]] ?| (?:at|AT) /, '@')
        .replace(/ ?[([](?:dot|DOT)[)\]] ?| (?:dot|DOT) /g, '.');
  const person = parsePerson(`${name.trim()} <${email}>`);
  if (person.email === undefined || person.email.includes('@')) return person;
  // What stands in the brackets is no address: a login.
  return { name: person.name };
}
