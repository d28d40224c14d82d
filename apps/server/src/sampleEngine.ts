import { startSampleEngine } from '@portolan/sample-engine';
import type { SampleEngineOptions } from '@portolan/sample-engine';

// The program of the sample engines' process, which `startSampleProcess` starts. The argument has the options of each
// engine as JSON.
const options = JSON.parse(process.argv[2] ?? '[]') as SampleEngineOptions[];
// Ctrl+C reaches both processes, and the server still uses the engines while it ends.
process.on('SIGINT', () => undefined);
// The server's process has ended, in whatever way.
process.on('disconnect', () => process.exit());
const engines = await Promise.all(options.map(startSampleEngine));
process.send?.({ urls: engines.map(({ url }) => url.replace(/^http:/, 'tcp:')) });
