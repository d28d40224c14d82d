import { startSampleEngine } from '../index.ts';
import { EngineUnderTest } from './EngineUnderTest.ts';

/** The image for tests that the sample engine has. On a real one, `PORTOLAN_TEST_IMAGE` can name another image. */
const defaultImage = 'portolan-test:latest';
const givenImage = process.env['PORTOLAN_TEST_IMAGE'] || defaultImage;

/** An engine that the suite runs on. */
export interface EngineCase {
  readonly name: string;
  readonly open: () => Promise<EngineUnderTest>;
}

/** Returns the sample engine, and the real engine at `PORTOLAN_TEST_DOCKER_HOST` if that is set (R109). */
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
