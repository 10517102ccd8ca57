import { emptyWords } from '../../src/search/words.ts';
import type { StoredLog } from '../../src/store/store.ts';

/** A record of a log as every engine gets it; its place in the list is its sequence number. */
export interface Document {
  title: string;
  body: string;
  /** Whether it is a change of its own, neither a merge nor a day without text. */
  change: boolean;
}

/** The texts of a stored log. */
export async function readDocuments(log: StoredLog): Promise<Document[]> {
  const documents: Document[] = [];
  for await (const records of log.records()) {
    for (const record of records) {
      if (record.kind === 'entry') {
        const { subject = '', body, merge, parents = [] } = record.entry;
        documents.push({ title: subject, body, change: merge === undefined && parents.length < 2 });
      } else documents.push({ title: '', body: '', change: false });
    }
  }
  return documents;
}

/** The content words of a text: three letters or more, beginning with a letter, none of the empty ones. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z][a-z0-9_]+/g) ?? [];
  return [...new Set(words.filter((word) => word.length > 2 && !emptyWords.has(word)))];
}
