/** Makes what is wanted when it is first asked for, and gives the same from then on; of work that is waited for, to all who wait. */
export function makeOnce<T>(make: () => T): () => T {
  let made: { of: T } | undefined;
  return () => {
    made ??= { of: make() };
    return made.of;
  };
}
