import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findFiles, listCopied, listOf, listSources, readHealthCheck, readStages } from './support/dockerfile.ts';
import { packageRoot } from './support/run-annalist.ts';

const read = (name: string): string => readFileSync(path.join(packageRoot, name), 'utf8');

it('the build of the image gets all that is compiled and all of the data, and nothing else of the package', () => {
  const { include }: { include: string[] } = JSON.parse(read('tsconfig.json'));
  const compiled = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'build.mjs'].filter((file) =>
    existsSync(path.join(packageRoot, file)),
  );
  const wanted = [...compiled, ...[...include, 'data'].flatMap(findFiles)];
  expect(listCopied().sort()).toEqual(wanted.sort());
  expect(wanted).toEqual(expect.arrayContaining(['src/main.ts', 'commands/index.ts', 'data/developer-words.json']));
});

it('each thing that is copied is there', () => {
  expect(listSources().filter((source) => findFiles(source).length === 0)).toEqual([]);
});

it('the image takes the built program, its data and its packages, and starts the program that the package names', () => {
  const image = readStages()[1];
  const taken = listOf(image, 'COPY').map((rest) => rest.split(' ').slice(1));
  expect(taken.map(([from]) => from).sort()).toEqual([
    '/app/data',
    '/app/dist',
    '/app/node_modules',
    '/app/package.json',
  ]);
  const { bin }: { bin: { annalist: string } } = JSON.parse(read('package.json'));
  expect(listOf(image, 'ENTRYPOINT')).toEqual([JSON.stringify(['node', bin.annalist]).replace(',', ', ')]);
  expect(listOf(image, 'USER')).toEqual(['node']);
  expect(listOf(image, 'VOLUME')).toEqual(['/data']);
});

it('the image has what git needs, and its health check is a command without a shell', () => {
  const runs = listOf(readStages()[1], 'RUN').join('\n');
  for (const packaged of ['ca-certificates', 'git', 'openssh-client']) expect(runs).toContain(` ${packaged} `);
  // What is mounted belongs to another user.
  expect(runs).toContain("safe.directory '*'");
  expect(readHealthCheck().slice(0, 2)).toEqual(['node', '-e']);
});
