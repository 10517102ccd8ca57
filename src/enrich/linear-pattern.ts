import { compileNodes, type Instruction } from './linear-program.ts';
import { parsePattern } from './linear-syntax.ts';

/** A pattern for texts that nobody vetted, ready to be used. */
export interface LinearPattern {
  /** Whether it matches anywhere in a text. */
  test(text: string): boolean;
  /** How many instructions it takes: a test takes this times the length of the text at most. */
  size: number;
}

/**
 * Makes the test of a regular expression in time that grows with the text's length alone, whatever the expression is: all
 * ways are followed at once (K. Thompson, "Regular expression search algorithm", 1968), none is tried and taken back. Taken
 * are characters, `.`, `[classes]`, `\w \d \s` and their opposites, `\b \B ^ $`, groups, `|`, `* + ? {n,m}`, and looking
 * ahead or behind for plain characters. Throws a RangeError that says what is not taken.
 */
export function makeLinearPattern(source: string): LinearPattern {
  const nodes = parsePattern(source);
  const program = compileNodes(nodes.tree);
  const { needed } = nodes;
  return {
    size: program.length,
    // Most texts lack what a pattern needs word for word, and looking for that is much faster.
    test: (text) => (needed === '' || text.includes(needed)) && run(program, text),
  };
}

function run(program: readonly Instruction[], text: string): boolean {
  const marks = new Int32Array(program.length).fill(-1);
  let current: number[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    // It may begin anywhere.
    const next: number[] = [];
    const open = [...current, 0].reverse();
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (marks[index] === at) continue;
      marks[index] = at;
      const instruction = program[index];
      if (instruction === undefined) continue;
      switch (instruction.kind) {
        case 'match':
          return true;
        case 'split':
          open.push(instruction.other, instruction.to);
          break;
        case 'assert':
          if (instruction.holds(text, at)) open.push(index + 1);
          break;
        default:
          if (at < text.length && instruction.has(text.charCodeAt(at))) next.push(index + 1);
      }
    }
    current = next;
  }
  return false;
}
