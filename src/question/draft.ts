import type { Day } from '../model/day.ts';
import type { Role } from '../model/query.ts';
import type { AskedCommand, Deed, Preference } from '../model/reading.ts';
import type { Mark } from './mark.ts';
import type { Part, Ranked } from './rule.ts';

/** What the parts of a question say together, before it is settled what they mean. */
export interface Draft {
  marks: readonly Mark[];
  asks?: AskedCommand | undefined;
  of?: Ranked | undefined;
  amount: boolean;
  /** Whether the number of people is asked for. */
  heads: boolean;
  /** How many are to be named. */
  limit?: number | undefined;
  most: boolean;
  doubts: string[];
  role?: Role | undefined;
  deed?: Deed | undefined;
  people: string[];
  except: string[];
  exceptAuthor: boolean;
  together?: string | undefined;
  subsystems: string[];
  since?: Day | undefined;
  until?: Day | undefined;
  hintsTime: boolean;
  release?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  prefer?: Preference | undefined;
  merges?: 'none' | 'only' | undefined;
  reverts?: 'only' | undefined;
  single: boolean;
  list: boolean;
  /** What is to be counted that no change has. */
  unrecorded?: string | undefined;
  /** Whether it points to what was said before. */
  before: boolean;
}

/** Puts the parts of a question together. Of two that contradict each other the first counts, of spans what they have in common. */
export function makeDraft(marks: readonly Mark[]): Draft {
  const draft: Draft = {
    marks,
    amount: false,
    heads: false,
    most: false,
    doubts: [],
    people: [],
    except: [],
    exceptAuthor: false,
    subsystems: [],
    hintsTime: false,
    single: false,
    list: false,
    before: false,
  };
  const days: Ends = { since: [], until: [] };
  for (const { parts } of marks) for (const part of parts) addPart(draft, part, days);
  return { ...draft, ...joinSpans(days) };
}

/** Where the spans of a question begin and end. */
interface Ends {
  since: Day[];
  until: Day[];
}

/** The days that all spans have. "In 2020 compared with 2019" has none such: then all that they reach over is meant. */
function joinSpans({ since, until }: Ends): Pick<Draft, 'since' | 'until'> {
  const [firsts, lasts] = [since.toSorted(), until.toSorted()];
  const [first, last] = [firsts.at(-1), lasts[0]];
  const isNone = first !== undefined && last !== undefined && first > last;
  return isNone ? { since: firsts[0], until: lasts.at(-1) } : { since: first, until: last };
}

function addPart(draft: Draft, part: Part, { since, until }: Ends): void {
  switch (part.kind) {
    case 'asks':
      draft.asks = part.corrects ? part.command : (draft.asks ?? part.command);
      break;
    case 'of':
      draft.of ??= part.of;
      break;
    case 'amount':
      draft.amount = true;
      break;
    case 'heads':
      draft.heads = true;
      break;
    case 'limit':
      draft.limit ??= part.limit;
      break;
    case 'most':
      draft.most = true;
      break;
    case 'doubt':
      draft.doubts.push(part.doubt);
      break;
    case 'role':
      draft.role ??= part.role;
      break;
    case 'deed':
      draft.deed ??= part.deed;
      break;
    case 'person':
      draft.people.push(part.name);
      break;
    case 'except':
      draft.except.push(part.name);
      break;
    case 'together':
      draft.together ??= part.name;
      break;
    case 'except-author':
      draft.exceptAuthor = true;
      break;
    case 'subsystem':
      draft.subsystems.push(part.name);
      break;
    case 'since':
      since.push(part.day);
      break;
    case 'until':
      until.push(part.day);
      break;
    case 'time-hint':
      draft.hintsTime = true;
      break;
    case 'release':
      draft.release ??= part.name;
      break;
    case 'from-release':
      draft.from ??= part.name;
      break;
    case 'to-release':
      draft.to ??= part.name;
      break;
    case 'prefer':
      draft.prefer ??= part.prefer;
      break;
    case 'merges':
      draft.merges ??= part.merges;
      break;
    case 'reverts':
      draft.reverts = 'only';
      break;
    case 'single':
      draft.single = true;
      break;
    case 'list':
      draft.list = true;
      break;
    case 'unrecorded':
      draft.unrecorded ??= part.what;
      break;
    case 'before':
      draft.before = true;
      break;
    case 'word':
    case 'today':
      break;
  }
}
