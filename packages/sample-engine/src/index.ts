export { startSampleEngine, type SampleEngine, type SampleEngineOptions } from './startSampleEngine.ts';
