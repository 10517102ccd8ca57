/** Leaves out what is no text of a log: comments of HTML, and the settings in front of a page. */
export interface Skipper {
  /** What is left of a line; undefined where nothing of it is to be read. */
  skip(line: string, number: number): string | undefined;
  end(): void;
}

/** Makes a skipper. What begins and never ends is a problem, for all that follows is left out. */
export function makeSkipper(report: (kind: string, message: string, line: number) => void): Skipper {
  let comment: number | undefined;
  let settings: 'maybe' | 'inside' | undefined;

  const skipComment = (line: string, number: number): string | undefined => {
    const close = line.indexOf('-->');
    comment = close < 0 ? (comment ?? number) : undefined;
    if (close < 0) return undefined;
    const rest = line.slice(close + 3);
    return /\S/.test(rest) ? rest : undefined;
  };
  return {
    skip(line, number) {
      if (comment !== undefined) return skipComment(line, number);
      if (number === 1 && /^(?:---|\+\+\+)\s*$/.test(line)) {
        settings = 'maybe';
        return undefined;
      }
      // A rule on top of the page looks the same; settings begin with a key on the next line.
      if (settings === 'maybe') settings = /^[\w-]+\s*[:=]/.test(line) ? 'inside' : undefined;
      if (settings === 'inside') {
        if (/^(?:---|\.\.\.|\+\+\+)\s*$/.test(line) || number > 200) settings = undefined;
        if (number > 200)
          report('unclosed-settings', 'the settings on top of the page have no end within 200 lines', 1);
        return undefined;
      }
      if (!/^\s*<!--/.test(line.slice(0, 200))) return line;
      // On one line a comment may be its own end, as `<!-->` is not.
      comment = number;
      const start = line.indexOf('<!--') + 4;
      return skipComment(line.slice(start), number);
    },
    end() {
      if (comment !== undefined)
        report('unclosed-comment', 'a comment that nothing closes: all that follows is left out', comment);
    },
  };
}
