/** Lets one at a time in: who comes while another has not ended waits, and comes in their order. */
export function makeOneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> | undefined;
  return async (work) => {
    const before = last;
    const own = before ? before.then(work, work) : work();
    last = own;
    try {
      return await own;
    } finally {
      if (last === own) last = undefined;
    }
  };
}
