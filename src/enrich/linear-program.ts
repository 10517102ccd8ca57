/** A part of a regular expression. */
export type PatternNode =
  | { kind: 'character'; has: (code: number) => boolean; literal?: string }
  | { kind: 'assert'; holds: (text: string, at: number) => boolean }
  | { kind: 'sequence'; nodes: PatternNode[] }
  | { kind: 'choice'; nodes: PatternNode[] }
  | { kind: 'repeat'; node: PatternNode; least: number; most: number };

/** A step of the machine that follows all ways at once; `split` goes on at two places. */
export type Instruction =
  | { kind: 'character'; has: (code: number) => boolean }
  | { kind: 'assert'; holds: (text: string, at: number) => boolean }
  | { kind: 'split'; to: number; other: number }
  | { kind: 'match' };

/** How many instructions a pattern may take, and how many parts of it may be gone through: `(){9}` has none. */
const mostInstructions = 1000;
const mostParts = 10_000;

/** Makes the program of an expression. Throws a RangeError where it is too long, as `(a{1,99}){1,99}` is. */
export function compileNodes(tree: PatternNode): Instruction[] {
  const program: Instruction[] = [];
  let parts = 0;
  const add = (instruction: Instruction): number => {
    if (program.length >= mostInstructions) throw new RangeError('it is too long');
    program.push(instruction);
    return program.length - 1;
  };
  /** A split whose second way is told later. */
  const addSplit = (): ((other: number) => void) => {
    const split = { kind: 'split' as const, to: program.length + 1, other: 0 };
    add(split);
    return (other) => {
      split.other = other;
    };
  };
  const addJump = (): ((to: number) => void) => {
    const jump = { kind: 'split' as const, to: 0, other: 0 };
    add(jump);
    return (to) => {
      jump.to = to;
      jump.other = to;
    };
  };
  const compile = (node: PatternNode): void => {
    parts += 1;
    if (parts > mostParts) throw new RangeError('it is too long');
    switch (node.kind) {
      case 'sequence':
        for (const each of node.nodes) compile(each);
        return;
      case 'choice': {
        const ends: ((to: number) => void)[] = [];
        for (const [index, each] of node.nodes.entries()) {
          if (index === node.nodes.length - 1) {
            compile(each);
            continue;
          }
          const otherwise = addSplit();
          compile(each);
          ends.push(addJump());
          otherwise(program.length);
        }
        for (const end of ends) end(program.length);
        return;
      }
      case 'repeat': {
        for (let count = 0; count < node.least; count += 1) compile(node.node);
        if (node.most === Number.POSITIVE_INFINITY) {
          const start = program.length;
          const leave = addSplit();
          compile(node.node);
          addJump()(start);
          leave(program.length);
          return;
        }
        const leaves: ((to: number) => void)[] = [];
        for (let count = node.least; count < node.most; count += 1) {
          leaves.push(addSplit());
          compile(node.node);
        }
        for (const leave of leaves) leave(program.length);
        return;
      }
      default:
        add(node);
    }
  };
  compile(tree);
  add({ kind: 'match' });
  return program;
}
