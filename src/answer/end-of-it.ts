import type { AskedWord } from '../model/reading.ts';
import { judgeKind } from './change-kind.ts';
import { splitItems, withoutReferences } from './first-mention.ts';
import { compareChanges } from './order-changes.ts';
import { saysEndAlone, takesAway, takesOf } from './takes-away.ts';
import type { WeighedChange } from './weigh-changes.ts';

/**
 * Puts the earliest change before all others whose title says that a thing of one of some names is there no longer, and
 * that was not taken back. Where none does, and no more is asked, the best is not sure unless it takes away something of the
 * first name.
 */
export function bringEndFirst(
  changes: readonly WeighedChange[],
  names: readonly string[],
  asked: readonly AskedWord[],
): WeighedChange[] {
  const [name = ''] = names;
  const saysSo = ({ entry, fate }: WeighedChange): boolean =>
    fate === undefined &&
    judgeKind(entry, asked) >= 0 &&
    splitItems(withoutReferences(entry.subject ?? entry.headline)).some((item) =>
      names.some((one) => takesAway(item, one)),
    );
  const [first] = name === '' ? [] : changes.filter(saysSo).sort(compareChanges);
  if (first) return [{ ...first, isFirst: true }, ...changes.filter((change) => change !== first)];
  const [best, ...others] = changes;
  if (!best || name === '' || !saysEndAlone(asked, name)) return [...changes];
  // What took away something else is no sure answer; what goes with it may stand in the text.
  const title = best.entry.subject ?? best.entry.headline;
  const has = (text: string): boolean => text.toLowerCase().includes(name);
  const isOfIt = takesOf(!has(title) && has(best.entry.body) ? `${title} ${name}` : title, name);
  return isOfIt ? [...changes] : [{ ...best, isFirst: false }, ...others];
}
