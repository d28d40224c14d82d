import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { buildTopology } from './testing/agreement/buildTopology.ts';
import type { BuiltTopology } from './testing/agreement/buildTopology.ts';
import { EngineRig } from './testing/agreement/EngineRig.ts';
import { Figures } from './testing/agreement/Figures.ts';
import { allPlans } from './testing/agreement/plans/allPlans.ts';
import { proveTopology } from './testing/agreement/proveTopology.ts';
import { standOnHost, standOutside } from './testing/agreement/Standpoints.ts';

const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST;
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';

if (dockerHost) {
  const started = performance.now();
  const rig = await EngineRig.open(dockerHost, image);
  const { version } = await rig.hello();
  const figures = new Figures();
  await rig.ensureSwarm();
  const host = await standOnHost(rig);
  const outside = await standOutside(rig, host);
  const ran = await rig.run(host.containerId, 'ip -o -4 address');
  const addresses = 'output' in ran ? [...ran.output.matchAll(/inet ([^\s/]+)\S* .*scope global/g)] : [];
  const plans = allPlans({
    major: Number.parseInt(version, 10),
    subnet6: () => `fd00:a9:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::/64`,
    hostAddress: typeof outside === 'string' ? (addresses[0]?.[1] ?? '127.0.0.1') : `${outside.base}.1`,
    lan: typeof outside === 'string' ? null : { parent: outside.link, base: outside.base },
  });

  describe.concurrent(`on the engine ${version}, verdicts and names are what is observed`, () => {
    afterAll(async () => {
      await rig.close();
      const seconds = Math.round((performance.now() - started) / 1000);
      process.stdout.write(`\nEngine ${version}: ${figures.toString()}\n  ${seconds} s\n`);
    });

    it.each(plans.map((plan, nth) => ({ plan, nth, name: plan.name })))(
      '$name',
      async ({ plan, nth }) => {
        let built: BuiltTopology | null = null;
        try {
          built = await buildTopology(rig, plan, nth);
          const findings = await proveTopology(rig, built, { host, outside }, figures);
          expect(findings.join('\n\n')).toBe('');
        } finally {
          if (built) {
            await rig.removeContainers([...built.listeners.keys()]);
            await rig.removeNetworks(built.networkIds);
          }
        }
      },
      240_000,
    );
  });
} else {
  describe.skip('on a real engine', () => undefined);
}
