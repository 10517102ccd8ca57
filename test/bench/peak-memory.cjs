// Loaded into a measured process with --require: leaves its peak memory and its resident memory (bytes) in a file when it
// ends.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const file = process.env.BENCH_PEAK_FILE;
  if (file) writeFileSync(file, `${process.resourceUsage().maxRSS * 1024} ${process.memoryUsage.rss()}`);
});
