import type { AskedWord } from '../model/reading.ts';

/** What is done to things; a change says it in another verb as often as not. */
const actions = new Set(
  (
    'contribute contributed contributes contributing submit submitted invent invented add added adding adds adapt adapted adjust adjusted allow allowed apply backport backported become became begin began break broke broken ' +
    'bring brought brings build built bump bumped change changed clean cleaned cleanup convert converted correct corrected create created ' +
    'deal delete deleted deprecate deprecated disable disabled drop dropped enable enabled enforce enforced ' +
    'extend extended factor factored fix fixed fixes fixing forbid give gave gives hide hidden implement implemented implements ' +
    'import imported improve improved increase increased introduce introduced introducing keep kept kill killed kick kicked ' +
    'let lets lower lowered maintain merge merged move moved moving need needs optimize optimized optimise optimised ' +
    'ported prevent prevented print printed provided pull pulled put rearrange reduce reduced refactor refactored refuse refused remove removed ' +
    'removing rename renamed rid replace replaced require required reset resolve resolved restore restored revert reverted rewrite rewrote ' +
    'rework reworked say says send sent set simplify simplified speed split start started stop stopped support supplied supported ' +
    'switch switched take took teach taught tighten touch touched treat turn turned unify update updated upgrade upgraded use used using ' +
    'work worked write wrote written raise raised shrink shrunk solve solved ban banned document documented expose exposed land landed ship shipped upstream upstreamed'
  ).split(' '),
);

/** Words that stand in so many changes, and are left out of so many others, that they hardly tell one from another. */
const vague = new Set(
  (
    'able available bad better big bug bugs case cases code correct correctly different easier error errors extra faster feature features ' +
    'file files function functions functionality good handling implementation initial instead issue issues kind like line lines longer lot ' +
    'many more much need new nice old only other own part possible problem problems properly right same several side simple small ' +
    'something sometimes special specific support thing things time times two up out off way ways when where whole without wrong wrongly ' +
    'anymore anywhere behave behaviour behavior every everything'
  ).split(' '),
);

/** What a word of a question does in it. */
export function kindOfWord(word: string): AskedWord['kind'] {
  if (actions.has(word)) return 'action';
  return vague.has(word) ? 'vague' : 'thing';
}
