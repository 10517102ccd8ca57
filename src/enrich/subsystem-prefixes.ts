import { judgeKind, normalizeName, remember } from './subsystem-names.ts';

/** What a title begins with, as written. */
export interface TitlePrefix {
  text: string;
  /** `[tag]`, `prefix:` or the scope of a conventional commit, `fix(scope):`, which needs no other proof to be a name. */
  kind: 'tag' | 'prefix' | 'scope';
}

const longestTitle = 400;
const longestPrefix = 60;
const mostPrefixes = 3;
const mostWords = 3;

/** The types of conventional commits and their usual kin, which say a kind of change when a scope follows them. */
const commitTypes = new Set(
  `feat feature fix docs doc style refactor perf test tests build ci chore revert release deps wip hotfix security
  improvement`.split(/\s+/),
);

/** Reads what a title begins with. */
export type ReadPrefixes = (title: string) => readonly TitlePrefix[];

/**
 * Makes a function that reads what stands before the text of a title, from the left: `jffs2:`, `[CIFS]`, `fb: pvr2fb:`,
 * `net, tcp:`, `fix(cli)!:`, `net/sunrpc/clnt.c:`. Tags of mail (`[PATCH 2/3]`, `Re:`), kinds of change (`fix:`) and the
 * wrapping of a revert are left out.
 */
export function makePrefixReader(): ReadPrefixes {
  const readTag = remember((text) => readParts(text, 'tag') || []);
  const readSegment = remember(readBeforeColon);
  const join = makeJoiner();
  return (title) => {
    let found: readonly TitlePrefix[] = none;
    const text = unwrapRevert(title.length > longestTitle ? title.slice(0, longestTitle) : title);
    let at = 0;
    for (let step = 0; step < 8 && found.length < mostPrefixes; step += 1) {
      at = skipBlanks(text, at);
      if (text.charCodeAt(at) === openBracket) {
        const end = text.indexOf(']', at);
        if (end < 0 || end - at > longestPrefix) break;
        found = join(found, readTag(text.slice(at + 1, end)));
        at = text.startsWith(':', end + 1) ? end + 2 : end + 1;
        continue;
      }
      const colon = findColon(text, at);
      const parts = colon < 0 ? false : readSegment(text.slice(at, colon));
      if (parts === false) break;
      found = join(found, parts);
      at = colon + 1;
      while (text.startsWith('*', at)) at += 1;
    }
    return found.length > mostPrefixes ? found.slice(0, mostPrefixes) : found;
  };
}

const none: readonly TitlePrefix[] = [];
const openBracket = 0x5b;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at += 1;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || (code < 0x20 || code > 0x7e ? text.charAt(at).trim() === '' : false);
}

/** Makes what joins lists that were read; two that are joined again are the same list, so that what it tells is found once. */
function makeJoiner(): (found: readonly TitlePrefix[], more: readonly TitlePrefix[]) => readonly TitlePrefix[] {
  const known = new WeakMap<readonly TitlePrefix[], WeakMap<readonly TitlePrefix[], readonly TitlePrefix[]>>();
  return (found, more) => {
    // Most titles have one prefix, and what was read of that is one list for all of them.
    if (found.length === 0) return more;
    if (more.length === 0) return found;
    const lists = known.get(found) ?? new WeakMap<readonly TitlePrefix[], readonly TitlePrefix[]>();
    const joined = lists.get(more) ?? [...found, ...more];
    known.set(found, lists.set(more, joined));
    return joined;
  };
}

/** Takes away what git and mail put around a title. */
function unwrapRevert(title: string): string {
  let text = title.trimStart();
  if (!/^[rfsa]/i.test(text)) return text;
  for (let step = 0; step < 6; step += 1) {
    const wrap = /^(?:(?:Revert|Reapply) "|(?:fixup|squash|amend)! |(?:Re|Fwd|FW): )/i.exec(text);
    if (!wrap) return text;
    text = text.slice(wrap[0].length).trimStart();
  }
  return text;
}

/** The first colon from a place on with white space or nothing behind it; those of addresses and of `a::b` are no ends of a prefix. */
function findColon(text: string, from: number): number {
  for (let at = text.indexOf(':', from); at >= 0 && at - from <= longestPrefix; at = text.indexOf(':', at + 1)) {
    if (at + 1 === text.length) return at;
    const next = text.charCodeAt(at + 1);
    if (next === 0x20 || next === 0x09 || next === 0x2a) return at;
  }
  return -1;
}

/** Reads what stands before a colon; false where it is no prefix but part of a sentence. */
function readBeforeColon(segment: string): TitlePrefix[] | false {
  const text = segment.trim().replace(/^\*+|`|!$/g, '');
  const open = text.indexOf('(');
  if (open < 0) return readParts(text, 'prefix');
  if (!text.endsWith(')')) return false;
  const before = text.slice(0, open);
  const inside = text.slice(open + 1, -1);
  // `sequencer (rebase -i)` explains; `runtime(doc)` and `fix(cli)` name a part.
  if (before === '' || before.endsWith(' ')) return readParts(before, 'prefix');
  if (inside === '') return []; // A function's name: of the source, not of a part.
  if (commitTypes.has(before.toLowerCase())) return keepNames(inside.split(','), 'scope');
  const main = readParts(before, 'prefix');
  return main && [...main, ...(readParts(inside, 'prefix') || [])];
}

/** Reads `tcp, udp` as two. False where the text has what no name has, or too many words. */
function readParts(text: string, kind: TitlePrefix['kind']): TitlePrefix[] | false {
  if (!/^[\w .+/*&,@#-]+$/.test(text)) return false;
  const parts = text.split(/[,&]/);
  if (parts.some((part) => part.trim().split(/\s+/).length > mostWords)) return false;
  return keepNames(parts, kind);
}

function keepNames(parts: readonly string[], kind: TitlePrefix['kind']): TitlePrefix[] {
  const names = parts.map((part) => part.trim()).filter((part) => mayName(part, kind));
  return names.map((text) => ({ text, kind }));
}

/** A doubtful word counts in lower case alone; whether it is a name at all is for the learner to judge. */
function mayName(text: string, kind: TitlePrefix['kind']): boolean {
  const name = normalizeName(text);
  if (name === '') return false;
  const judged = judgeKind(text, name);
  if (judged === 'kind') return false;
  if (kind === 'scope') return true;
  return !(judged === 'doubtful' && /^[A-Z]/.test(text)) && !/(?:^|\s)(?:patch|rfc)(?:\s|$)|^cve-/i.test(text);
}
