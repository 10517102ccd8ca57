import type { AskedCommand, AskedWord } from '../model/reading.ts';
import { isEmptyWord } from '../search/words.ts';
import type { Draft } from './draft.ts';

/** Words that say in a question for a number only that something was done: "who worked most on", "how many bugs". */
const idle =
  /^(?:work|works|worked|working|write|wrote|written|commit|commits|committed|commited|contribute|contributes|contributed|contribution|contributing|contributions|contributor|contributors|active|activity|involved|bugs?|issues?|problems?|prs|mrs|person|people|authors?|developers?|committers?|regularly|code|touch|touches|touched|did|maintain|maintains|maintaining|maintained|knows|know)$/i;

/** Words that say of people only that they did something. */
const worked = /^(?:change|changed|changing|edit|edited|modify|modified|helped|participated|hacked|hacking|busy|up)$/i;

/** That somebody did something, whatever it was. */
const acted = /^(?:touch|touched|work|works|worked|working|change|changed|changing)$/i;

const isAct = (text: string): boolean => idle.test(text) || worked.test(text);

/** What is done to a file. */
const touched = /^(?:touch|touched|update|updated)$/i;

/** What people do with changes: "how many patches came from jan kara". */
const sent =
  /^(?:came|come|comes|coming|stem|stems|originate|originates|send|sent|submit|submits|submitted|author|authored|push|pushed|produce|produced|deliver|delivered|credited|belong|belongs|responsible|accounts?)$/i;

/** What somebody who has most of a thing does with it. */
const does = /^(?:changes|edits|modifies|tweaks|hacks|hack|hacked)$/i;

/** What is counted, where it is the whole project: "how active was the project in 2018". */
const whole = /^(?:project|repo|repository|codebase|development)$/i;

/** Words for a number itself: "the average number of commits per month". */
const numbers =
  /^(?:average|mean|number|numbers|amount|count|total|sum|each|respectively|saw|see|sees|seen|named|more)$/i;

/** What a release does with a change: "which release shipped lzo". */
const brought =
  /^(?:release|released|ship|ships|shipped|shipping|bring|brings|brought|contain|contains|contained|include|includes|included|appear|appears|appeared|arrive|arrives|arrived|debut|debuted|carry|carries|carried|able)$/i;

/** Words that say in a question for a number only that something stands in a change: "how many commits mention lzo". */
const telling = /^(?:mention|mentions|mentioned|mentioning|contain|contains|concern|concerns|touch|deal)$/i;

/** What a release has of it: says nothing beside a subsystem's name. */
const support = /^(?:support|supports)$/i;

/** What is made of changes by whoever asks for those of some days: "anything interesting last week". */
const praised = /^(?:interesting|notable|noteworthy|important|exciting|remarkable|special|major|relevant|cool)$/;

/** Whether all words that are left say only that something was done. */
export const saysNoMore = ({ marks }: Draft): boolean =>
  marks.every(
    ({ rule, tokens }) =>
      rule !== undefined || tokens.every(({ word }) => isEmptyWord(word) || idle.test(word) || worked.test(word)),
  );

/** Leaves out the words by which no change is looked for, given what is asked; `narrowed` where more than words says which. */
export function dropIdle(all: readonly AskedWord[], asked: AskedCommand, draft: Draft, narrowed: boolean): AskedWord[] {
  // What was done to lines is said of no change.
  const counted = draft.unrecorded === undefined ? all : all.filter(({ kind }) => kind !== 'action');
  const isIdle = findIdle(counted, asked, draft, narrowed);
  return counted.filter(({ text }) => !isIdle(text));
}

/** Says which words are idle in a question for this. */
function findIdle(
  all: readonly AskedWord[],
  asked: AskedCommand,
  { marks, people, prefer, amount, subsystems }: Draft,
  narrowed: boolean,
): (text: string) => boolean {
  const isSeveral = all.length > 1;
  if (asked === 'rank') {
    const onlyWorked = all.every(({ text }) => idle.test(text) || worked.test(text) || numbers.test(text));
    // "Who pushed the most translations" is asked of all who made any.
    const doing = marks.flatMap(({ rule, tokens }, at) =>
      rule === undefined && marks[at + 1]?.rule === 'most' ? tokens.map(({ word }) => word) : [],
    );
    return (text) =>
      idle.test(text) ||
      numbers.test(text) ||
      ((isSeveral || narrowed) && does.test(text)) ||
      (sent.test(text) && doing.includes(text.toLowerCase())) ||
      (onlyWorked && worked.test(text)) ||
      (narrowed && whole.test(text));
  }
  if (asked === 'count' || (amount && narrowed)) {
    const isOften = marks.some(
      ({ rule, tokens }) => rule === 'asks' && /^(?:often|times)$/.test(tokens.at(-1)?.word ?? ''),
    );
    return (text) =>
      (asked === 'count' && isSeveral && (telling.test(text) || (isOften && worked.test(text)))) ||
      (narrowed && (idle.test(text) || (people.length > 0 && sent.test(text))));
  }
  if (asked === 'release') {
    const isSubsystem = subsystems.length > 0 && all.every(({ text }) => support.test(text) || brought.test(text));
    return (text) => ((isSeveral || isSubsystem) && brought.test(text)) || (isSubsystem && support.test(text));
  }
  // "When did jan first contribute?" asks for the first of all.
  if (asked === 'when' && prefer !== undefined && people.length > 0)
    return (text) => idle.test(text) || sent.test(text);
  // "When was the last time someone touched it".
  if (asked === 'when' && prefer === 'latest')
    return (text) => (isSeveral || narrowed) && (touched.test(text) || worked.test(text));
  // "Did jan ever touch the parser": that he did something says his name.
  if (asked === 'what' && people.length > 0)
    return (text) => (isSeveral && acted.test(text)) || (all.every((word) => isAct(word.text)) && isAct(text));
  // "Who worked on nfs in 2008" is told by all that was done there.
  const onlyIdle =
    (asked === 'who' || asked === 'what') &&
    all.every(({ text }) => idle.test(text) || worked.test(text) || praised.test(text));
  return () => onlyIdle && narrowed;
}
