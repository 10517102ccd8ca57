import { dayList } from './day-list.ts';
import { debian } from './debian.ts';
import type { Format } from './format.ts';
import { gitText } from './git-text.ts';
import { gnuChangelog } from './gnu-changelog.ts';
import { jsonLines } from './json-lines.ts';
import { markdown } from './markdown.ts';
import { news } from './news.ts';

/** The formats of texts, in the order in which they are tried. A git repository needs none of them. */
export const formats: readonly Format[] = [jsonLines, dayList, gitText, debian, gnuChangelog, news, markdown];
