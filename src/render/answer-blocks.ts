import type { Answer, HelpAnswer, HelpTopic, LogAnswer, LogInfo, LogsAnswer } from '../model/answer.ts';
import { formatDay } from '../model/day.ts';
import { describeInstant } from '../model/source-state.ts';
import { countOf, joinWords } from '../model/text.ts';
import { renderActivity } from './activity.ts';
import { renderAskedLead, renderRemarks } from './asked.ts';
import { type Block, joinLines, type Line, nameCommand, ours, say, styled } from './blocks.ts';
import { renderDigestAnswer } from './digest-answer.ts';
import { renderEvidence, roleWord } from './entries.ts';
import { renderLead } from './leads.ts';
import { renderProfile } from './person.ts';
import { rankedWord, renderRankList, renderRanks } from './ranks.ts';
import { renderTies } from './tie-line.ts';

/**
 * Turns an answer into blocks. `readAs` is the command as it was read, `/who about:lzo`; `next` says how the entries that
 * are not listed are shown, `/more shows the next`, where they can be.
 */
export function renderAnswer(answer: Answer, readAs: string, next?: string): Block[] {
  if (answer.command === 'logs') return renderLogs(answer);
  if (answer.command === 'help') return renderHelp(answer);
  if (answer.command === 'digest') return renderDigestAnswer(answer, readAs, next);
  if (answer.command === 'show' && answer.shown) return renderShow(answer);
  const after: Block[] = [
    ...renderRemarks(answer).map((line): Block => ({ kind: 'note', line })),
    { kind: 'footer', line: renderFooter(answer, readAs, next) },
  ];
  if (answer.ranks || answer.command === 'rank' || answer.command === 'subsystems')
    return [...renderRanks(answer), ...after];
  return [
    { kind: 'lead', line: answer.asked ? renderAskedLead(answer) : renderLead(answer) },
    ...(answer.profile ? renderProfile(answer.profile) : []),
    ...renderTieNote(answer),
    ...renderActivity(answer),
    ...answer.entries.map((entry, index) => renderEvidence(entry, index === 0, index > 0 || !leadQuotes(answer))),
    ...after,
  ];
}

/** Turns a later part of an answer into blocks: only its entries, or what was ranked, for all else was said with the first. */
export function renderPage(answer: LogAnswer, readAs: string, next?: string): Block[] {
  return [
    ...(answer.ranks === undefined ? [] : renderRankList(answer)),
    ...answer.entries.map((entry) => renderEvidence(entry, false, true)),
    { kind: 'footer', line: renderFooter(answer, readAs, next) },
  ];
}

/** What the change that an answer is about is tied to. */
function renderTieNote({ ties = [], moreTies }: LogAnswer): Block[] {
  const line = renderTies(ties, moreTies);
  return line.length === 0 ? [] : [{ kind: 'note', line }];
}

/** Whether the first line quotes the best entry already. */
const leadQuotes = (answer: LogAnswer): boolean =>
  (answer.command === 'what' || answer.command === 'why') && (answer.query.about !== undefined || answer.total === 1);

function renderFooter(answer: LogAnswer, readAs: string, next: string | undefined): Line {
  const more = next === undefined ? [] : say`, ${ours(next)}`;
  return say`${renderAmount(answer)} in ${answer.log}${more} · read as ${readAs}`;
}

/** How much is shown, of how much there is. */
function renderAmount(answer: LogAnswer): Line {
  const { command, query, ranks, ranksTotal = 0, total, verdict } = answer;
  const { skip = 0 } = query;
  const listed = (ranks ?? answer.entries).length;
  const part =
    skip === 0 ? say`${listed}` : listed === 1 ? say`number ${skip + 1}` : say`${skip + 1} to ${skip + listed}`;
  const entries = ours(countOf(total, 'entry', 'entries'));
  if (command === 'releases') {
    return say`${listed < ranksTotal ? say`${part} of ` : []}${ours(countOf(ranksTotal, 'release'))}`;
  }
  // What was weighed by its words has no end that says anything.
  if (answer.working && ranks === undefined && listed > 0) {
    return say`${ours(skip === 0 && verdict === 'found' ? 'best' : 'nearest')} ${part}`;
  }
  if (answer.partial) return say`nearest ${part}`;
  if (ranks !== undefined && skip > 0) {
    return say`${part} of ${ours(countOf(ranksTotal, rankedWord(answer), rankedWord(answer, true)))}, ${entries}`;
  }
  if (ranks === undefined && answer.profile === undefined && listed < total) return say`${part} of ${entries}`;
  return say`${entries}`;
}

function renderShow(answer: LogAnswer): Block[] {
  const entry = answer.shown;
  if (!entry) return [];
  const facts: Line[] = [
    say`${styled('dim', ours('id'))}  ${entry.id}${entry.line === undefined ? [] : say`, line ${ours(String(entry.line))}`}`,
    ...(entry.url === undefined ? [] : [say`${styled('dim', ours('web'))}  ${linkTo(entry.url)}`]),
  ];
  // A trailer's role is the log's word.
  const fact = (name: string, value: Line): void => void facts.push(say`${styled('dim', name)}  ${value}`);
  const isNamed = entry.author.name !== '' || (entry.author.email ?? '') !== '';
  fact(entry.merge && !entry.parents ? 'merged by' : 'author', isNamed ? nameLine(entry.author) : ours('not named'));
  fact('day', say`${ours(formatDay(entry.date))}${entry.authored === undefined ? [] : say` (${entry.authored})`}`);
  const { committer, committed } = entry;
  if (committer && (committer.name !== entry.author.name || committed !== entry.authored)) {
    fact('committer', say`${nameLine(committer)}${committed === undefined ? [] : say` (${committed})`}`);
  }
  if (entry.release !== undefined) {
    const tried = entry.firstCandidate === undefined ? [] : say` (${entry.firstCandidate} was the first candidate)`;
    fact('first in', say`${entry.release}${entry.yanked ? ours(', which was yanked') : []}${tried}`);
  }
  const { ofPackage: own } = entry;
  if (own) fact(`of ${own.name}`, own.first ? say`first in ${own.first.name}` : ours('in no release yet'));
  if (entry.branches) fact('on', nameBranches(entry.branches));
  const { heading, section } = entry;
  // What waits for a release is under a heading and first in none.
  if (heading !== undefined && heading !== entry.release) fact('under', say`${heading}`);
  if (section !== undefined) fact('section', say`${section}`);
  if (entry.merge) {
    const { from, declared, listed } = entry.merge;
    const size = declared === undefined ? [] : say` (${ours(countOf(declared, 'commit'))}, ${listed.length} listed)`;
    fact('from', say`${from}${size}`);
  }
  for (const { subsystem, reason } of entry.subsystemReasons ?? []) fact('subsystem', say`${subsystem}: ${reason}`);
  for (const trailer of entry.trailers) fact(roleWord(trailer.role), nameLine(trailer));
  const body = [
    ...(entry.subject === undefined ? [] : [entry.subject]),
    ...(entry.body === '' ? [] : [entry.body]),
  ].join('\n\n');
  return [
    { kind: 'lead', line: styled('strong', entry.headline) },
    ...renderTieNote(answer),
    { kind: 'list', lines: facts },
    ...(body === '' ? [] : [{ kind: 'body', text: body } satisfies Block]),
  ];
}

/** An address that leads to where it says. */
const linkTo = (url: string): Line => say`${url}`.map((span) => ({ ...span, link: url }));

const nameLine = (person: { name: string }): Line => say`${person.name === '' ? '(no name)' : person.name}`;

function renderLogs(answer: LogsAnswer): Block[] {
  if (answer.logs.length === 0)
    return [{ kind: 'lead', line: say`No logs are stored yet: import one with "annalist import".` }];
  return [{ kind: 'list', lines: answer.logs.map(renderLogInfo) }];
}

function renderLogInfo(log: LogInfo): Line {
  const name = styled('strong', log.name);
  const standing = renderStanding(log);
  if (log.problem !== undefined) return say`${name}  cannot be read: ${log.problem}${standing}`;
  // Nothing was imported yet.
  if (log.refreshed === '') return say`${name}  is not there yet (from ${log.source})${standing}`;
  const span =
    log.firstDay && log.lastDay ? say`, ${ours(formatDay(log.firstDay))} to ${ours(formatDay(log.lastDay))}` : [];
  const declared = log.declared === log.entries ? [] : say`, ${ours(countOf(log.declared, 'commit'))} declared`;
  const releases = log.releases === undefined ? [] : say` in ${ours(countOf(log.releases, 'release'))}`;
  const days = log.days === 0 && log.releases !== undefined ? [] : say` on ${ours(countOf(log.days, 'day'))}`;
  const size = say`${ours(countOf(log.entries, 'entry', 'entries'))}${releases}${days}${declared}${span}`;
  return say`${name}  ${size} (${log.format}, from ${log.source})${standing}`;
}

/** Since when the source of a log cannot be read, and why; the log itself goes on answering. */
function renderStanding({ refresh, refreshed }: LogInfo): Line {
  if (!refresh) return [];
  const isByHand = refreshed === '' && refresh.schedule === undefined;
  if (!refresh.failing) return isByHand ? say`: "annalist refresh" brings it in` : [];
  const { since, reason, next } = refresh.failing;
  const tried = next === undefined ? '' : ` (next try ${describeInstant(next)})`;
  return say` — its source fails since ${ours(describeInstant(since))}: ${reason}${ours(tried)}`;
}

function renderHelp(answer: HelpAnswer): Block[] {
  const [only, ...others] = answer.topics;
  if (only && others.length === 0) {
    return [
      { kind: 'lead', line: say`${nameCommand(only.name, 'strong')}  ${ours(only.description)}` },
      {
        kind: 'list',
        lines: only.options.map(renderOption),
      },
      { kind: 'note', line: say`For example: ${ours(only.example)}` },
    ];
  }
  return [
    {
      kind: 'lead',
      line: say`Ask in plain words, or with a slash, an option's name, a colon and its value: ${ours(answer.topics.find(({ name }) => name !== 'ask')?.example ?? '')}`,
    },
    {
      kind: 'list',
      lines: answer.topics.map((topic) => say`${nameCommand(topic.name, 'strong')}  ${ours(topic.description)}`),
    },
    ...renderExamples([...answer.questions, ...answer.examples]),
    { kind: 'note', line: say`${nameCommand('help')} command:who shows one command with all its options.` },
  ];
}

/** An option with its choices. */
function renderOption({ name, description, choices }: HelpTopic['options'][number]): Line {
  const named = choices === undefined ? [] : ours(` (${joinWords(choices, 'or')})`);
  return say`${styled('strong', ours(name))}  ${ours(description)}${named}`;
}

/** Questions that the log at hand answers; their words are the log's. */
function renderExamples(examples: readonly string[]): Block[] {
  if (examples.length === 0) return [];
  return [
    { kind: 'note', line: say`This log answers, for example:` },
    { kind: 'list', lines: examples.map((example) => say`${example}`) },
  ];
}

/** How many branches are named. */
const mostBranches = 3;

/** The branches of an entry; one that is on very many is old, and the first tell enough. */
function nameBranches(names: readonly string[]): Line {
  const more = names.length - mostBranches;
  const shown = joinLines(names.slice(0, mostBranches).map((name) => say`${name}`));
  return more > 0 ? say`${shown} and ${ours(countOf(more, 'more branch', 'more branches'))}` : shown;
}
