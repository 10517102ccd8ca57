// Loaded into a measured process with --require: leaves its peak memory and its resident memory (bytes) in a file when it
// ends, and in another one how many milliseconds parts of its work took, by the names that the program gives them.
const { subscribe } = require('node:diagnostics_channel');
const { writeFileSync } = require('node:fs');

const { BENCH_PEAK_FILE: peakFile, BENCH_TIMES_FILE: timesFile } = process.env;
const times = {};
if (timesFile) {
  subscribe('annalist.timing', ({ what, milliseconds }) => {
    times[what] = milliseconds;
  });
}

process.on('exit', () => {
  if (peakFile) writeFileSync(peakFile, `${process.resourceUsage().maxRSS * 1024} ${process.memoryUsage.rss()}`);
  if (timesFile) writeFileSync(timesFile, JSON.stringify(times));
});
