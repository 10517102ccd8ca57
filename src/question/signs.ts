/** What developers call signs, which no text can be looked for by. Those that people put between words are left out. */
const signs = new Map(
  Object.entries({
    '#!': 'shebang',
    '&&': 'logical and operator',
    '||': 'logical or operator',
    '?.': 'optional chaining',
    '??': 'nullish coalescing',
    '=>': 'arrow',
    '==': 'equality',
    '===': 'strict equality',
    '!=': 'inequality',
    '!==': 'strict inequality',
    '{': 'braces',
    '{}': 'braces',
    '[]': 'brackets',
    '()': 'parentheses',
    '//': 'comments',
    '/*': 'block comments',
    '/**': 'block comments',
    '~': 'tilde',
    '%': 'percent',
    '`': 'backtick',
    '```': 'backticks fence',
    '\\': 'backslash',
    '\\\\': 'backslash',
    '\\n': 'newline',
    '\\r': 'carriage return',
    '\\r\\n': 'crlf',
    '\\t': 'tab',
    '\\0': 'nul',
    '\\b': 'backspace',
    '\\e': 'escape',
  }),
);

/** The words by which a piece of a question that is a sign, and nothing else, is looked for; none for one that is no sign. */
export function nameSign(piece: string): readonly string[] {
  const bare = piece.length > 1 && !signs.has(piece) ? piece.replace(/[,.:!?]$/, '') : piece;
  return signs.get(bare)?.split(' ') ?? [];
}
