import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameSection } from '../../src/enrich/section-names.ts';
import { makeSubsystemRules } from '../../src/enrich/subsystem-data.ts';
import { nameShape } from '../../src/enrich/subsystem-names.ts';

const data: unknown = JSON.parse(readFileSync(new URL('../../data/subsystems.json', import.meta.url), 'utf8'));
const { emptyEndings } = makeSubsystemRules(data);

it.each([
  ['ORCHARD FILE SYSTEM', 'orchard'],
  ['EXT4 FILESYSTEM', 'ext4'],
  ['APPLE PRESS DRIVERS SUPPORT', 'apple-press'],
  ['NETWORKING [GENERAL]', 'networking'],
  ['NETWORKING [PEAR DRIVERS]', 'networking-pear'],
  ['NETWORKING [WIRELESS]', 'wifi'],
  ['VERY SIMPLE MODULE (VSM)', 'vsm'],
  ['VERY SIMPLE MODULE (FOR SHORT)', 'very-simple'],
  ['READ-COPY UPDATE (RCU)', 'rcu'],
  ['BARREL LAYER AND CELLAR DRIVERS', 'barrel'],
  ['DRIVER CORE, OBJECTS AND MORE', 'driver'],
  ['ACME/PEAR SUPPORT', 'acme-pear'],
  ['THE PRESS', 'press'],
  ['DRIVERS', 'drivers'],
  ['日本', ''],
  ['', ''],
  ['A VERY LONG TITLE OF SOMETHING THAT NOBODY EVER READS TO ITS END', 'a-very-long-title-of-something-that'],
])('%j is called %j', (title, name) => {
  expect(nameSection(title, emptyEndings, (inner) => (inner === 'wireless' ? 'wifi' : undefined))).toBe(name);
});

it('any title has the name of a subsystem or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aB1 ()[],&/-_ü.'), maxLength: 60 }), (title) => {
      const name = nameSection(title, emptyEndings);
      if (name !== '') expect(name).toMatch(nameShape);
      expect(name.length).toBeLessThanOrEqual(40);
    }),
  );
});
