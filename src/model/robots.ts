/** How a name ends that only a robot has: `renovate[bot]`, `Merge Robot`, `snyk-bot`. */
const ending = /\[bot\]$|(?:^|[\s_-])(?:ro)?bot$/i;

/** Robots of many projects that are not called so. */
const known =
  /^(?:dependabot(?:-preview)?|renovate|github[- ]actions|greenkeeper(?:io)?|mergify|pre-commit-ci|pyup|imgbot|weblate|hosted weblate|allcontributors|packit|packit-as-a-service)$/i;

/** Whether somebody is a robot by their name. */
export const isRobot = (name: string): boolean => ending.test(name) || known.test(name);

/** Whether a name means all robots. */
export const meansRobots = (name: string): boolean => /^(?:ro)?bots$/i.test(name.trim());
