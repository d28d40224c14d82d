// Runs sample engines in one process: `sampleEngineProgram.ts CONTAINERS [ENGINES]`. It prints their addresses in one line,
// and ends with its parent, which holds its stdin.
import { startSampleEngine } from '@portolan/sample-engine';

const [containers = 100, engines = 1] = process.argv.slice(2).map(Number);
const urls: string[] = [];
for (let i = 1; i <= engines; i++) {
  const { url } = await startSampleEngine({ containers, ...(engines > 1 && { name: `engine-${i}` }) });
  urls.push(url);
}
process.stdout.write(`${urls.join(' ')}\n`);
process.stdin.on('end', () => process.exit()).resume();
