const words = (...lines: string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/** What somebody did who is named after `by`: `reported by Jane`. One word is enough of a name there. */
export const deeds = words(
  'analysed analyzed brought contributed debugged diagnosed discovered explained found hinted identified inspired',
  'mentioned noted noticed observed pointed prompted proposed raised reported requested sponsored spotted submitted',
  'suggested supplied tracked',
);

/** Deeds that are told of others than people too: a whole name is needed after these. */
export const workDeeds = words(
  'authored bisected caught coded designed done drafted figured fixed implemented investigated patched posted',
  'prepared provided reproduced researched reviewed sent solved tested verified worked written wrote',
);

/** What comes from somebody: `a patch by Jane`, `patch from Jane`. One word is enough of a name after these. */
export const gifts = words('email emails help idea ideas mail patch patches suggestion suggestions');

/** What comes from somebody; a whole name is needed after these. */
export const works = words(
  'advice analysis assistance code comment comments complaint complaints gripe contribution contributions discussion',
  'draft feedback fix fixes guidance hint hints implementation input inputs insight observation proposal question',
  'remark remarks report reports request review reviews script series sketch test testcase tests tip tips version',
  'work',
);

/** What is somebody's: `Jane Doe's patch`. */
export const belongings = words(
  'advice analysis comment comments contribution explanation feedback fix guidance help hint hints idea ideas input',
  'observation patch patches proposal remark remarks report reports request review suggestion suggestions',
);

/** What is said of a thing that somebody made: `it came from Jane`. */
export const sources = words('adapted borrowed came comes originated stolen taken');

/** What is told of somebody named before it, `Jane Doe noticed`; true where more has to follow: `pointed out`. */
export const told: ReadonlyMap<string, boolean> = new Map([
  ['complained', false],
  ['contributed', false],
  ['diagnosed', false],
  ['discovered', false],
  ['mentioned', false],
  ['noted', false],
  ['noticed', false],
  ['observed', false],
  ['pointed', true],
  ['proposed', false],
  ['provided', true],
  ['reported', false],
  ['requested', false],
  ['spotted', false],
  ['submitted', false],
  ['suggested', false],
]);

/** What is done together: `debugged with Jane Doe`. */
export const company = words('chatted debugged discussed paired');

/** Words between a deed and `by`: `reported independently by Jane`. */
export const adverbs = words(
  'actually already also earlier first independently initially jointly kindly later mostly offline originally out',
  'partially partly previously privately recently separately then up down independantly today once again',
);

/** Adverbs that need no deed beside them: `originally by Jane`, `originally from Jane`. */
export const bareAdverbs = words('initially mostly originally partially partly');

/** Words that begin a name's second half and are not capitalised: `Jane van der Doe`. */
export const particles = words(
  "al af bin da das de del della den der di do dos du el el- ibn la le ten ter van vom von y zu zum 't",
);

/** Words that may follow a name of one word; after others it is no name but what something is called. */
export const followers = words(
  'a after along also an and as at back because before but during for had has he her herself himself his in is it',
  'made on out over says she since so that the they this to too via was we when where which while who whose with',
);

/** Words that are names, but stand for something else where no other name goes with them. */
export const notAlone = words('april august even jan june may sun will');

/** Words that are no part of anybody's name, though they are often written like one. */
export const notNames = words(
  // What sentences and lines begin with.
  'a about according additionally after again against all also although always an and another any apart are as at',
  'based because before besides both but by can clearly closes commit currently do does don due during each either',
  'every fixes for from further given happily had has have he hence her here his how however i if in initially',
  'instead into is it its just last later let like likewise link looks many maybe most my never no not note nothing',
  'now of often on once one only or originally other otherwise our please problem recently ref refs re same see',
  'several she should similarly since so solution some someone somebody still such thank thanks that the their them',
  'then there therefore these they this those though thus to today together too under unfortunately unless until',
  'upon us using very was we well were what when whenever where whether which while who whose why with without would',
  'yes yet you your dear hi hello hey cc pr mr mrs ms everyone everybody nobody people folks users user developers',
  'others anyone side',
  // What titles begin with.
  'add allow avoid build change check clean convert correct create delete disable document drop enable ensure extend',
  'fix handle implement improve introduce make merge move prevent refactor remove rename replace resolve revert',
  'rewrite simplify support switch test tests tweak update use added changed fixed removed updated merged actually',
  'adapted applied apply follow following incorporate incorporates include includes modified patch patches quoting',
  'reported see signed-off squash squashed suggested noticed take taken tested unchecked using via per finally',
  // Days and months.
  'monday tuesday wednesday thursday friday saturday sunday january february march july september october november',
  'december feb mar apr jun jul aug sep sept oct nov dec christmas',
  // Systems, languages, tools, places where code is kept.
  'actions address aix alpha alpine amazon analyzer android ansi api apple arch arm ascii asan aws azure bash bazaar',
  'bios bsd bug bugzilla c centos chrome ci clang cmake codeql compiler cpu cvs cygwin darwin debian default discord',
  'distro docker doc docs documentation doxygen emacs english facebook fedora firefox forum freebsd freenode gcc',
  'gentoo git github gitlab gmail gnome gnu google gui hg html http https ibm ide intel internet ios irc issue java',
  'javascript json kde kernel lgtm libc linux list mac macos mailing makefile manual master memory mercurial',
  'microsoft mingw mips msvc msys ms-windows netbsd newer node openbsd opensuse openssl oracle perl php posix',
  'postgresql powershell python react reddit redhat rpm ruby rust sanitizer scan server shell slack solaris spec sql',
  'ssh stackoverflow standard static studio suse svn subversion tcl team tls travis twitter ubuntu unicode unix url',
  'utf valgrind version vim visual windows word xcode xml youtube zsh pull request red hat summer code project',
  'foundation security research labs inc ltd gmbh corp company university',
);
