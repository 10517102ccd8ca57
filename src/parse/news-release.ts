import type { Day } from '../model/day.ts';
import type { ParsedEntry, Person } from '../model/entry.ts';
import type { Emit } from './format.ts';
import type { ItemChange } from './nested-items.ts';

/** What holds for the changes that follow: the person they are of, their day, and the titles over them. */
export interface NewsContext {
  person: Person | undefined;
  date: Day | undefined;
  section: string | undefined;
}

/** A version of a NEWS file while it is read. It is told once its day can no longer come. */
export interface NewsTeller {
  /** Begins a version. */
  open(name: string, date: Day | undefined, line: number): void;
  /** Gives the version a day told below its heading; false where it has one, or has been told. */
  setDate(date: Day): boolean;
  tell(change: ItemChange, context: NewsContext): void;
  /** Tells the version if that is still to be done. */
  flush(): void;
}

/** Makes what tells versions and their changes. Positions go on where a version comes again. */
export function makeNewsTeller(emit: Emit): NewsTeller {
  const positions = new Map<string, number>();
  let name = '';
  let date: Day | undefined;
  let line = 0;
  let told = true;

  const flush = (): void => {
    if (told) return;
    told = true;
    emit({ kind: 'release', release: { name, ...(date === undefined ? {} : { date }), line } });
  };

  return {
    open(newName, newDate, newLine) {
      flush();
      name = newName;
      date = newDate;
      line = newLine;
      told = false;
    },
    setDate(day) {
      if (told || date !== undefined) return false;
      date = day;
      return true;
    },
    tell(change, context) {
      flush();
      const position = (positions.get(name) ?? 0) + 1;
      positions.set(name, position);
      const entry: ParsedEntry = {
        id: `${name}#${position}`,
        date: context.date ?? date ?? '',
        author: context.person ?? { name: '' },
        subject: change.subject,
        body: change.body,
        trailers: [],
        notes: [],
        release: name,
        ...(context.section === undefined ? {} : { section: context.section }),
        line: change.line,
      };
      emit({ kind: 'entry', entry });
    },
    flush,
  };
}
