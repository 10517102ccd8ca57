import { formatNumber } from '../model/text.ts';

/** A piece of a line. Text `from` the log is hostile and is escaped for the place it is shown in; ours is not. */
export interface Span {
  text: string;
  from: 'us' | 'log';
  style?: 'strong' | 'dim' | undefined;
  /** An address of ours that the text may lead to, where the place has links. */
  link?: string | undefined;
  /** The name of a command that the text stands for, where the place can make it one to click. */
  command?: string | undefined;
  /** What of the chat service the text stands for, by its id, where the place shows it by its own name. */
  names?: Named | undefined;
}

/** A channel, a role or somebody, as the chat service knows them. */
export interface Named {
  kind: 'channel' | 'role' | 'user';
  id: string;
}

/** A line as it is said: its spans in order. */
export type Line = readonly Span[];

/** A part of an answer, the same for every place it is shown in. Parts that have nothing to say are left out. */
export type Block =
  /** The answer itself, in one or two sentences. */
  | { kind: 'lead'; line: Line }
  /** One entry: a line, and lines below it that belong to it; the best one's address, for places without links. */
  | { kind: 'entry'; line: Line; details: Line[]; link?: string | undefined }
  /**
   * Several short lines that belong together. `counts`: the number that each line says of itself, for places that draw it
   * beside the line.
   */
  | { kind: 'list'; lines: Line[]; counts?: number[] | undefined }
  /**
   * Numbers over time, in calendar order, empty times too; the title says all that has to be said of them. Not shown
   * where a picture of the same answer is (the list of a ranking is, beside its picture).
   */
  | { kind: 'bars'; title: Line; bars: Bar[] }
  /** A text of the log in full, its line ends kept. */
  | { kind: 'body'; text: string }
  /** Something to know beside the answer. */
  | { kind: 'note'; line: Line }
  /** How the question was read and how much there is. */
  | { kind: 'footer'; line: Line };

/** One of the numbers that are drawn side by side. */
export interface Bar {
  label: Line;
  count: number;
}

type Value = string | number | Line;

/**
 * Makes a line of a template: the template's own words are ours, a string put into it is the log's, a number is written
 * with its thousands parted, and a line is taken as it is.
 */
export function say(words: TemplateStringsArray, ...values: Value[]): Line {
  const spans: Span[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word !== '') spans.push({ text: word, from: 'us' });
    const value = values[index];
    if (typeof value === 'string') spans.push({ text: value, from: 'log' });
    else if (value !== undefined) for (const span of toLine(value)) spans.push(span);
  }
  return spans;
}

/** A line of our own words that were put together elsewhere. */
export function ours(text: string, style?: Span['style']): Line {
  return text === '' ? [] : [{ text, from: 'us', style }];
}

/** A line in which everything stands out, or steps back. */
export function styled(style: NonNullable<Span['style']>, value: Value): Line {
  return toLine(value).map((span) => ({ ...span, style }));
}

/** A command by its name, `/who`, which a place may make one to click. */
export function nameCommand(name: string, style?: Span['style']): Line {
  return [{ text: `/${name}`, from: 'us', style, command: name }];
}

/** A channel, a role or somebody by the id that the chat service gave them; the text is for places without names. */
export function nameThing(kind: Named['kind'], id: string, text = id): Line {
  return [{ text, from: 'log', names: { kind, id } }];
}

/** `a`, `a and b`, `a, b and c`. */
export function joinLines(lines: readonly Line[], last = ' and '): Line {
  return lines.flatMap((line, index) => {
    if (index === 0) return line;
    return [...ours(index === lines.length - 1 ? last : ', '), ...line];
  });
}

function toLine(value: Value): Line {
  if (typeof value === 'string') return [{ text: value, from: 'log' }];
  return typeof value === 'number' ? ours(formatNumber(value)) : value;
}
