import type { Answer } from '../model/answer.ts';
import { makeDigestJson } from '../render/digest-answer.ts';

/** An answer as scripts get it: its fields, and the text a person would see. */
export function toJson(answer: Answer, text: string): object {
  if (answer.command === 'logs') return { logs: answer.logs };
  if (answer.command === 'digest') return makeDigestJson(answer, text);
  if (answer.command !== 'show') return { ...answer, text };
  const { shown, ...rest } = answer;
  // What an entry has in every answer stays as it is there: its author is a name.
  const entries = rest.entries.map((entry) => ({ ...shown, ...entry, ...(shown?.merge && { merge: shown.merge }) }));
  return { ...rest, entries, text };
}

/** The same of a question in plain words: what it was read as is always told, also for a list of logs. */
export function toAskedJson(question: string, answer: Answer, text: string): object {
  return { question, ...(answer.command === 'logs' ? { ...answer, text } : toJson(answer, text)) };
}
