import { startSampleEngine } from '../index.ts';
import { EngineUnderTest } from './EngineUnderTest.ts';

/** One engine the suite runs on. */
export interface EngineCase {
  readonly name: string;
  readonly open: () => Promise<EngineUnderTest>;
}

/** The sample engine always, and the real one at `PORTOLAN_TEST_DOCKER_HOST` where it is set (R109). */
export function enginesUnderTest(): EngineCase[] {
  const cases: EngineCase[] = [
    {
      name: 'sample engine',
      open: async () => {
        const sample = await startSampleEngine();
        return EngineUnderTest.open(sample.url, () => sample.close());
      },
    },
  ];
  const dockerHost = process.env['PORTOLAN_TEST_DOCKER_HOST'];
  if (dockerHost) {
    cases.push({
      name: `engine at ${dockerHost}`,
      open: () => EngineUnderTest.open(dockerHost, async () => {}),
    });
  }
  return cases;
}
