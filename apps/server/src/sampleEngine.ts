import { startSampleEngine } from '@portolan/sample-engine';
import type { SampleEngineOptions } from '@portolan/sample-engine';

// The program of the sample engine's process, which `startSampleProcess` starts. The argument has the options as JSON.
const options = JSON.parse(process.argv[2] ?? '{}') as SampleEngineOptions;
// Ctrl+C reaches both processes, and the server still uses the engine while it ends.
process.on('SIGINT', () => undefined);
// The server's process has ended, in whatever way.
process.on('disconnect', () => process.exit());
const { url } = await startSampleEngine(options);
process.send?.({ url });
