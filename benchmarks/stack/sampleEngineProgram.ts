// Runs a sample engine in a process of its own. It prints its address, and ends with its parent, which holds its stdin.
import { startSampleEngine } from '@portolan/sample-engine';

const engine = await startSampleEngine({ containers: Number(process.argv[2]) });
process.stdout.write(`${engine.url}\n`);
process.stdin.on('end', () => process.exit()).resume();
