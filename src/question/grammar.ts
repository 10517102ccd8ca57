import type { Rule } from './rule.ts';
import { asidesRule } from './rules/asides.ts';
import { asksRule } from './rules/asks.ts';
import { bumpedRule } from './rules/bumped.ts';
import { cadenceRule } from './rules/cadence.ts';
import { cameGoneRule } from './rules/came-gone.ts';
import { careerRule } from './rules/career.ts';
import { clauseRule } from './rules/clause.ts';
import { closingRule } from './rules/closing.ts';
import { compareRule } from './rules/compare.ts';
import { copiedRule } from './rules/copied.ts';
import { exceptRule } from './rules/except.ts';
import { fewestRule } from './rules/fewest.ts';
import { beforeRule, fillerRule } from './rules/filler.ts';
import { foundedRule } from './rules/founded.ts';
import { inventoryRule } from './rules/inventory.ts';
import { listingRule } from './rules/listing.ts';
import { measuredRule } from './rules/measured.ts';
import { mergesRule } from './rules/merges.ts';
import { mostRule } from './rules/most.ts';
import { nowadaysRule } from './rules/nowadays.ts';
import { personRule } from './rules/person.ts';
import { politeRule } from './rules/polite.ts';
import { preferRule } from './rules/prefer.ts';
import { projectRule } from './rules/project.ts';
import { releaseRule } from './rules/release.ts';
import { releasedRule } from './rules/released.ts';
import { revertsRule } from './rules/reverts.ts';
import { robotsRule } from './rules/robots.ts';
import { roleRule } from './rules/role.ts';
import { roughlyRule } from './rules/roughly.ts';
import { spanRule } from './rules/span.ts';
import { subsystemRule } from './rules/subsystem.ts';
import { tellingRule } from './rules/telling.ts';
import { todayRule } from './rules/today.ts';
import { togetherRule } from './rules/together.ts';
import { topRule } from './rules/top.ts';
import { unrecordedRule } from './rules/unrecorded.ts';
import { waitRule } from './rules/wait.ts';
import { whereRule } from './rules/where.ts';
import { whichProjectRule } from './rules/which-project.ts';

/** The rules in the order in which they are tried at each word: the first that takes it settles what it says. */
export const grammar: readonly Rule[] = [
  politeRule,
  asidesRule,
  todayRule,
  inventoryRule,
  cadenceRule,
  measuredRule,
  foundedRule,
  careerRule,
  cameGoneRule,
  releasedRule,
  waitRule,
  revertsRule,
  listingRule,
  unrecordedRule,
  copiedRule,
  compareRule,
  whichProjectRule,
  clauseRule,
  closingRule,
  whereRule,
  bumpedRule,
  asksRule,
  tellingRule,
  robotsRule,
  mergesRule,
  exceptRule,
  togetherRule,
  projectRule,
  releaseRule,
  nowadaysRule,
  roughlyRule,
  spanRule,
  preferRule,
  fewestRule,
  topRule,
  mostRule,
  roleRule,
  personRule,
  subsystemRule,
  fillerRule,
];

/** The same for a question that follows on another one. */
export const followingGrammar: readonly Rule[] = [todayRule, projectRule, beforeRule, ...grammar];
