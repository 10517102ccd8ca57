/** Where source is kept: in files with such endings. */
const ofSource = /(?:^|\/)([\w-]{3,})\.(?:c|h|cc|cpp|hpp|py|go|rs|rb|js|ts|java|sh|pl|perl|ml|el|lua|php)$/i;

/** What a file of source is called without its folder and its ending, `refs` of `refs.c`; undefined for all else. */
export const readFileStem = (text: string): string | undefined => ofSource.exec(text)?.[1];
