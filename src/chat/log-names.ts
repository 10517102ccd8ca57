import type { LogReader } from '../answer/reader.ts';
import type { Release } from '../model/release.ts';
import { fold } from '../model/text.ts';
import { firstNameForms } from '../search/short-names.ts';
import { type CompletionNames, prepareNames } from './rank-candidates.ts';

/** Makes the people of a log ready to be completed: by any spelling, nickname or short form that a query accepts. */
export function preparePeople(log: LogReader): CompletionNames {
  return prepareNames(log.people, log.aliases.people, (typed) => {
    const [first = '', ...others] = fold(typed).split(' ');
    const forms = firstNameForms(first).filter((form) => form !== first);
    return forms.map((form) => [form, ...others].join(' '));
  });
}

/** Makes the subsystems of a log ready to be completed: by any name that a query accepts, `nfsv4` for `nfs` too. */
export function prepareSubsystems(log: LogReader): CompletionNames {
  return prepareNames(log.subsystems, log.aliases.subsystems, (typed) => {
    const unversioned = typed.trim().replace(/v[\d.]*$/i, '');
    return unversioned === '' || unversioned === typed.trim() ? [] : [unversioned];
  });
}

/** The names of releases, the newest first. Who types a version need not know what stands before it. */
export function prepareReleases(releases: readonly Release[]): CompletionNames {
  const names = releases.map(({ name }) => name);
  return prepareNames(
    names,
    names.map((name) => [name.replace(/^\D+/, '')]),
  );
}
