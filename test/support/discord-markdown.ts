/** What a client makes of a piece of markdown. */
export interface Token {
  kind: string;
  /** As it is written, without the marks around it. */
  text: string;
}

/** A text as a client of the service shows it. */
export interface ShownMarkdown {
  /** The letters that people see. */
  visible: string;
  /** All that is not plain text, in order. */
  tokens: Token[];
}

/** Marks around a text in which markdown goes on. */
const around: readonly [string, RegExp][] = [
  ['spoiler', /^\|\|([\s\S]+?)\|\|/],
  ['strong', /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/],
  ['underline', /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/],
  ['strike', /^~~([\s\S]+?)~~/],
  [
    'emphasis',
    /^_((?:__|\\[\s\S]|[^\\_])+?)_(?![0-9A-Za-z_])|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
  ],
];

/** Pieces that stand for themselves. They are wider than what the clients take, never narrower. */
const alone: readonly [string, RegExp][] = [
  ['mention', /^<(?:@[!&]?|#|\/[^<>\n]*:|id:|sound:\d+:|t:-?|a?:\w+:)[^<>\n]*>/],
  ['mention', /^@(?:everyone|here)/],
  ['address', /^<[^: >]+:\/[^ >]+>/],
  ['mail', /^<(?:mailto:|tel:|sms:)?(?:[^\s<>@]+@[^\s<>@]+|\+\d+)>/],
  ['address', /^[a-z][a-z0-9+.-]*:\/\/[^\s<]*/i],
  ['address', /^discord(?:\.gg|(?:app)?\.com\/invite)\/[\w-]+/i],
  ['emoji', /^:(?!\d\d:)[\p{L}\p{N}_+~-]+(?:::skin-tone-\d)?:/u],
];

const atLineStart: readonly [string, RegExp][] = [
  ['quote', /^ *>(?:>>)? /],
  ['heading', /^ *#{1,3} +(?=\S)/],
  ['small', /^ *-# +(?=\S)/],
  ['list', /^ *(?:[-*+]|\d+[.)]) +(?=\S)/],
];

/**
 * Reads markdown as the clients do, by the expressions of simple-markdown and the service's own. Where clients differ,
 * whatever one of them might take for more than text is told.
 */
export function readMarkdown(source: string): ShownMarkdown {
  const tokens: Token[] = [];
  let visible = '';
  let rest = source;
  let isStart = true;
  const take = (kind: string, whole: string, text: string, shown: string): void => {
    tokens.push({ kind, text });
    visible += shown;
    rest = rest.slice(whole.length);
  };
  while (rest !== '') {
    const started = isStart;
    isStart = false;
    // Letters do nothing, unless an address begins with them; a number may begin an item of a list.
    const plain = started ? '' : (/^[0-9A-Za-z ,\u00a0-\u2fff]+(?![:.+-])/.exec(rest)?.[0] ?? '');
    if (plain !== '') {
      visible += plain;
      rest = rest.slice(plain.length);
      continue;
    }
    const block = started ? findFirst(atLineStart, rest) : undefined;
    if (block) {
      take(block.kind, block.whole, block.whole, '');
      // A heading may stand in an item of a list.
      isStart = true;
      continue;
    }
    const escaped = /^\\([^0-9A-Za-z\s])/.exec(rest);
    if (escaped) {
      visible += escaped[1];
      rest = rest.slice(2);
      continue;
    }
    const code = /^```(?:[a-z0-9_+\-.#]*?\n)?\n*([^\n][\s\S]*?)\n*```/i.exec(rest) ?? undefined;
    if (code) {
      take('fence', code[0], code[1] ?? '', code[1] ?? '');
      continue;
    }
    const inline = /^(`+)([\s\S]*?[^`])\1(?!`)/.exec(rest);
    if (inline) {
      take('code', inline[0], inline[2] ?? '', inline[2] ?? '');
      continue;
    }
    const link = /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\()]|\\.|\([^)]*\))*)>?[^)]*\)/.exec(rest);
    if (link) {
      take('link', link[0], `${link[1]} ${link[2]}`, link[1] ?? '');
      continue;
    }
    const single = findFirst(alone, rest);
    if (single) {
      take(single.kind, single.whole, single.whole, single.whole);
      continue;
    }
    const marked = findFirst(around, rest);
    if (marked) {
      const inner = readMarkdown(marked.inner);
      take(marked.kind, marked.whole, marked.inner, inner.visible);
      tokens.push(...inner.tokens);
      continue;
    }
    visible += rest.charAt(0);
    isStart = rest.startsWith('\n');
    rest = rest.slice(1);
  }
  return { visible, tokens };
}

function findFirst(
  rules: readonly [string, RegExp][],
  text: string,
): { kind: string; whole: string; inner: string } | undefined {
  for (const [kind, rule] of rules) {
    const found = rule.exec(text);
    if (found) return { kind, whole: found[0], inner: found[1] ?? found[2] ?? '' };
  }
  return undefined;
}
