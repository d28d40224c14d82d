import { startSampleEngine } from '../index.ts';
import { EngineUnderTest } from './EngineUnderTest.ts';

/** The sample engine has no other image for tests; a real one runs what `PORTOLAN_TEST_IMAGE` names. */
const defaultImage = 'portolan-test:latest';
const givenImage = process.env['PORTOLAN_TEST_IMAGE'] || defaultImage;

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
        return EngineUnderTest.open({
          dockerHost: sample.url,
          image: defaultImage,
          close: () => sample.close(),
        });
      },
    },
  ];
  const dockerHost = process.env['PORTOLAN_TEST_DOCKER_HOST'];
  if (dockerHost) {
    cases.push({
      name: `engine at ${dockerHost}`,
      open: () => EngineUnderTest.open({ dockerHost, image: givenImage, close: async () => {} }),
    });
  }
  return cases;
}
