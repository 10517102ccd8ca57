import type { PatternNode } from './linear-program.ts';

const longestPattern = 500;
const deepestGroups = 20;
const mostRepeats = 100;

type CharacterTest = (code: number) => boolean;

const isWord: CharacterTest = (code) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
const isDigit: CharacterTest = (code) => code >= 48 && code <= 57;
const isSpace: CharacterTest = (code) => code === 32 || (code >= 9 && code <= 13);
const not =
  (test: CharacterTest): CharacterTest =>
  (code) =>
    !test(code);

const sets: Record<string, CharacterTest> = {
  w: isWord,
  W: not(isWord),
  d: isDigit,
  D: not(isDigit),
  s: isSpace,
  S: not(isSpace),
};
const controls: Record<string, string> = { t: '\t', n: '\n', r: '\r', f: '\f' };

const isBorder = (text: string, at: number): boolean =>
  isWord(at > 0 ? text.charCodeAt(at - 1) : 0) !== isWord(at < text.length ? text.charCodeAt(at) : 0);

const asserts: Record<string, (text: string, at: number) => boolean> = {
  '^': (_, at) => at === 0,
  $: (text, at) => at === text.length || (at === text.length - 1 && text[at] === '\n'),
  '\\b': isBorder,
  '\\B': (text, at) => !isBorder(text, at),
};

/** Reads a regular expression; `needed` is what stands in every text that it matches, as far as that is easily told. */
export function parsePattern(source: string): { tree: PatternNode; needed: string } {
  if (source.length > longestPattern) throw new RangeError(`it has more than ${longestPattern} characters`);
  let at = 0;
  let depth = 0;
  const refuse = (what: string): never => {
    throw new RangeError(what);
  };
  const takes = (text: string): boolean => {
    if (!source.startsWith(text, at)) return false;
    at += text.length;
    return true;
  };
  const readChoice = (): PatternNode => {
    const nodes = [readSequence()];
    while (takes('|')) nodes.push(readSequence());
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: 'choice', nodes };
  };
  const readSequence = (): PatternNode => {
    const nodes: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') nodes.push(readRepeat());
    return { kind: 'sequence', nodes };
  };
  const readRepeat = (): PatternNode => {
    let node = readAtom();
    for (let bounds = readBounds(); bounds; bounds = readBounds()) {
      if (node.kind === 'assert' || node.kind === 'repeat') refuse('it repeats what cannot be repeated');
      node = { kind: 'repeat', node, ...bounds };
      // Which of several matches is taken does not matter here; `++` would matter.
      if (!takes('?') && source[at] === '+') refuse('"possessive" repetition is not taken');
    }
    return node;
  };
  const readBounds = (): { least: number; most: number } | undefined => {
    const most = Number.POSITIVE_INFINITY;
    if (takes('*')) return { least: 0, most };
    if (takes('+')) return { least: 1, most };
    if (takes('?')) return { least: 0, most: 1 };
    const counted = /^\{(\d{1,4})(?:(,)(\d{1,4})?)?\}/.exec(source.slice(at, at + 12));
    if (!counted) return undefined;
    at += counted[0].length;
    const least = Number(counted[1]);
    const end = counted[2] === undefined ? least : counted[3] === undefined ? most : Number(counted[3]);
    if (least > mostRepeats || (end !== most && (end > mostRepeats || end < least))) refuse('it repeats too often');
    return { least, most: end };
  };
  const readAtom = (): PatternNode => {
    const sign = source[at] ?? '';
    if ('*+?'.includes(sign)) refuse('it repeats nothing');
    at += 1;
    if (sign === '(') return readGroup();
    if (sign === '[') return { kind: 'character', has: readClass() };
    if (sign === '.') return { kind: 'character', has: (code) => code !== 10 };
    if (sign === '^' || sign === '$') return { kind: 'assert', holds: asserts[sign] ?? (() => false) };
    return sign === '\\' ? readEscape() : plain(sign);
  };
  const readEscape = (): PatternNode => {
    const sign = source[at] ?? refuse('it ends in a backslash');
    at += 1;
    const holds = Object.hasOwn(asserts, `\\${sign}`) ? asserts[`\\${sign}`] : undefined;
    if (holds) return { kind: 'assert', holds };
    const set = Object.hasOwn(sets, sign) ? sets[sign] : undefined;
    return set ? { kind: 'character', has: set } : plain(readEscaped(sign));
  };
  const readEscaped = (sign: string): string => {
    if (Object.hasOwn(controls, sign)) return controls[sign] ?? '';
    return /[A-Za-z0-9]/.test(sign) ? refuse(`\\${sign} is not taken`) : sign;
  };
  const readGroup = (): PatternNode => {
    depth += 1;
    if (depth > deepestGroups) refuse('its groups are too deep');
    const look = /^\?(<?)([=!])/.exec(source.slice(at, at + 3));
    if (look) {
      at += look[0].length;
      const node = readLook(look[1] === '<', look[2] === '!');
      depth -= 1;
      return node;
    }
    if (!takes('?:') && source[at] === '?') refuse(`(${source.slice(at, at + 3)} is not taken`);
    const node = readChoice();
    if (!takes(')')) refuse('a bracket is not closed');
    depth -= 1;
    return node;
  };
  const readLook = (behind: boolean, negative: boolean): PatternNode => {
    let text = '';
    while (at < source.length && source[at] !== ')') {
      const sign = source[at] ?? '';
      at += 1;
      if ('.[(|*+?{^$'.includes(sign)) refuse('it looks ahead or behind for more than plain characters');
      if (sign !== '\\') text += sign;
      else {
        text += readEscaped(source[at] ?? refuse('it ends in a backslash'));
        at += 1;
      }
    }
    if (!takes(')')) refuse('a bracket is not closed');
    const holds = (whole: string, place: number): boolean =>
      (behind ? place >= text.length && whole.startsWith(text, place - text.length) : whole.startsWith(text, place)) !==
      negative;
    return { kind: 'assert', holds };
  };
  const readClass = (): CharacterTest => {
    const negated = takes('^');
    const tests: CharacterTest[] = [];
    for (let first = true; ; first = false) {
      if (at >= source.length) refuse('a class of characters is not closed');
      if (!first && takes(']')) break;
      const low = readClassPart();
      if (typeof low === 'function') {
        tests.push(low);
        continue;
      }
      const isRange = source[at] === '-' && source[at + 1] !== ']' && at + 1 < source.length;
      if (isRange) at += 1;
      const high = isRange ? readClassPart() : low;
      if (typeof high === 'function' || high < low) return refuse('a range of characters is turned round');
      tests.push((code) => code >= low && code <= high);
    }
    const has: CharacterTest = (code) => tests.some((test) => test(code));
    return negated ? not(has) : has;
  };
  const readClassPart = (): CharacterTest | number => {
    const sign = source[at] ?? '';
    at += 1;
    if (sign === '[' && source[at] === ':') refuse('[:names:] of characters are not taken');
    if (sign !== '\\') return sign.charCodeAt(0);
    const escaped = source[at] ?? refuse('it ends in a backslash');
    at += 1;
    const set = Object.hasOwn(sets, escaped) ? sets[escaped] : undefined;
    return set ?? readEscaped(escaped).charCodeAt(0);
  };

  const tree = readChoice();
  if (at < source.length) refuse('a bracket is closed that was not opened');
  return { tree, needed: findNeeded(tree) };
}

const plain = (sign: string): PatternNode => {
  const code = sign.charCodeAt(0);
  return { kind: 'character', has: (each) => each === code, literal: sign };
};

/** The longest run of plain characters of an expression that is a sequence. */
function findNeeded(tree: PatternNode): string {
  if (tree.kind !== 'sequence') return '';
  let longest = '';
  let run = '';
  for (const node of tree.nodes) {
    run = node.kind === 'character' && node.literal !== undefined ? run + node.literal : '';
    if (node.kind === 'repeat' && node.least === 0) run = '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}
