import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eachToken } from '../support/each-token.ts';

/** Tokens by kind: words as they are, parts behind a plus, compounds behind an equals sign. */
function tokensOf(text: string): string[] {
  const marks = { word: '', part: '+', compound: '=' };
  const tokens: string[] = [];
  eachToken(text, (token, kind) => tokens.push(marks[kind] + token));
  return tokens;
}

describe('the tokens of a text', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['Hold the LOCK, twice.', ['hold', 'the', 'lock', 'twice']],
    ['sock_owned_by_user', ['sock_owned_by_user', '+sock', '+owned', '+by', '+user']],
    ['CONFIG_CIFS_UPCALL', ['config_cifs_upcall', '+config', '+cifs', '+upcall']],
    ['createProcEntry()', ['createprocentry', '+create', '+proc', '+entry']],
    ['__init', ['init']],
    ['a_b_lock_', ['a_b_lock', '+lock']],
    ['___', []],
    ['SH7709 gets HTTPServer', ['sh7709', 'gets', 'httpserver']],
    ['--force-with-lease', ['force', 'with', 'lease', '=force-with-lease']],
    ['fs/9p/vfs_super.c:', ['fs', '9p', 'vfs_super', '+vfs', '+super', 'c', '=fs/9p/vfs_super.c']],
    ['/proc/sys/fs', ['proc', 'sys', 'fs', '=proc/sys/fs']],
    ['cifs-2.6', ['cifs', '2', '6', '=cifs-2.6']],
    ['v2.6.23-rc1.', ['v2', '6', '23', 'rc1', '=v2.6.23-rc1']],
    ['one - two. three / four', ['one', 'two', 'three', 'four']],
    ['net/_foo', ['net', 'foo']],
    ['git-rebase--interactive --x', ['git', 'rebase', 'interactive', '=git-rebase--interactive', 'x']],
    ['C++, c#; src/g++: hfs+', ['c', '=c++', 'c', '=c#', 'src', 'g', '=src/g++', 'hfs', '=hfs+']],
    ['a+b i+=1 issue#12 2+ f+++', ['a', 'b', 'i', '1', 'issue', '12', '2', 'f']],
    ["Ts'o's \"quoted\" 'words' don’t LZO's", ['tso', 'quoted', 'words', 'dont', 'lzo']],
    ['Jörn Ünïcode U\u0308ber', ['jorn', 'unicode', 'uber']],
    ['ﬁle ２', ['file', '2']],
    ['修复 内存泄漏', ['修复', '内存泄漏']],
    ['fix🎉the 🐛bug 👩‍💻 🇩🇪 ok', ['fix', 'the', 'bug', 'ok']],
    ['𝔘 𐐨𐐩', ['u', '𐐨𐐩']],
    ['zero\u200bwidth', ['zerowidth']],
    ['İstanbul', ['istanbul']],
  ])('%j are %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('are at most forty characters long; of a longer identifier there are the parts', () => {
    const forty = 'a'.repeat(40);
    expect(tokensOf(`${forty} ${forty}b`)).toEqual([forty]);
    expect(tokensOf(`${forty}_lock`)).toEqual([`+${forty}`, '+lock']);
    expect(tokensOf(`${'a'.repeat(30)}-${'b'.repeat(30)}`)).toEqual(['a'.repeat(30), 'b'.repeat(30)]);
  });

  it('leave apostrophes out of texts of ASCII as of others', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aSsZ_9' .-") }), (text) => {
        // A letter of another script makes it one that the slower way is taken for.
        expect(tokensOf(`${text} é`)).toEqual([...tokensOf(text), 'e']);
      }),
    );
  });

  it('of a longer joined word are all stretches of it that are short enough', () => {
    const stretches = tokensOf('drivers/gpu/drm/amd/display/dc/dcn30/dcn30_init.c').filter((token) => token[0] === '=');
    expect(stretches).toEqual([
      '=drivers/gpu/drm/amd/display/dc/dcn30',
      '=gpu/drm/amd/display/dc/dcn30/dcn30_init',
      '=drm/amd/display/dc/dcn30/dcn30_init.c',
    ]);
  });

  it('are in lower case, and not too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aZ_9-./ 'é修🎉\u0308s") }), (text) => {
        eachToken(text, (token, kind) => {
          expect(token.length).toBeGreaterThan(0);
          expect(token.length).toBeLessThanOrEqual(40);
          expect(token).toBe(token.toLowerCase());
          if (kind !== 'compound') expect(token).not.toMatch(/[-./ ]/);
        });
      }),
    );
  });

  it('never fail and have no halves of pairs, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        eachToken(text, (token) => expect(token).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/));
      }),
      { numRuns: 500 },
    );
  });
});
