import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMarkFile } from '../../src/store/mark-file.ts';
import { useFolders } from '../support/git-repository.ts';

const newFolder = useFolders();
const newFile = (): string => path.join(newFolder(), 'store', 'shown-posts');

describe('a file of marks', () => {
  it('has what was added, also when it is opened again', () => {
    const file = newFile();
    const marks = openMarkFile(file);
    expect(marks.has('#a-1.1')).toBe(false);
    expect(existsSync(file)).toBe(false);
    marks.add('#a-1.1');
    expect(marks.has('#a-1.1')).toBe(true);
    expect(openMarkFile(file).has('#a-1.1')).toBe(true);
    expect(openMarkFile(file).has('#a-1')).toBe(false);
  });

  it('does not take a line that was cut short for a mark, nor loses the one after it', () => {
    const file = newFile();
    openMarkFile(file).add('#a-1.1');
    appendFileSync(file, '\n#a-1');
    const marks = openMarkFile(file);
    expect(marks.has('#a-1')).toBe(false);
    marks.add('#a-2.1');
    expect(openMarkFile(file).has('#a-2.1')).toBe(true);
  });

  it('keeps the latest of very many', () => {
    const file = newFile();
    openMarkFile(file).add('#a-0.1');
    writeFileSync(file, Array.from({ length: 3000 }, (_, index) => `#a-${index}.1\n`).join(''));
    const marks = openMarkFile(file);
    expect([marks.has('#a-2999.1'), marks.has('#a-2000.1'), marks.has('#a-1.1')]).toEqual([true, true, false]);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(1001);
  });
});
