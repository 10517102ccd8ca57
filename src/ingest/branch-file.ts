import { type BranchParts, branchFactsSchema } from '../model/branch-parts.ts';
import { decodeNumbers, encodeNumbers, parseFacts } from './number-file.ts';

/** The version is raised whenever the layout changes: a file of another one is made anew. */
const kind = { magic: 0x4842_4e41, version: 2 };

/** Writes on which branches the entries of a log are as one file. */
export function encodeBranches({ of, hashes, ...facts }: BranchParts): Uint8Array {
  return encodeNumbers(kind, facts, [of, hashes]);
}

/** Reads what `encodeBranches` wrote; undefined where it is damaged or of another version. */
export async function decodeBranches(file: Uint8Array): Promise<BranchParts | undefined> {
  const read = await decodeNumbers(kind, file);
  const facts = branchFactsSchema.safeParse(parseFacts(read?.facts));
  const [of, hashes] = read?.lists ?? [];
  if (!facts.success || !of || !hashes) return undefined;
  const { records } = facts.data;
  return of.length === records && hashes.length === 2 * records ? { ...facts.data, of, hashes } : undefined;
}
