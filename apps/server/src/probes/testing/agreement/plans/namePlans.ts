import type { TopologyPlan } from '../TopologyPlan.ts';

const service = (name: string, nth: number) => ({
  'com.docker.compose.project': 'shop',
  'com.docker.compose.service': name,
  'com.docker.compose.container-number': String(nth),
});

const renamed: TopologyPlan = {
  name: 'renamed, and with a hostname',
  networks: { a: {} },
  containers: {
    old: { on: ['a'], hostname: 'main-db' },
    long: { on: ['a'], hostname: 'web.example' },
    viewer: { on: ['a'] },
  },
  afterStart: [{ kind: 'rename', container: 'old', to: 'new' }],
};

/**
 * While an engine is in a swarm, a renamed container keeps its old DNS name until it is restarted, and the engine does
 * not report that (20.10.24, 28.5.2).
 */
export const renamePlan = (isInSwarm: boolean): TopologyPlan =>
  isInSwarm
    ? {
        ...renamed,
        name: 'renamed and restarted',
        afterStart: [...(renamed.afterStart ?? []), { kind: 'restart', container: 'old' }],
      }
    : renamed;

/** Which container a name resolves to. */
export const namePlans: TopologyPlan[] = [
  {
    name: 'an alias of several containers',
    networks: { a: {} },
    containers: {
      one: { on: ['a'], endpoints: { a: { Aliases: ['db', 'first'] } } },
      two: { on: ['a'], endpoints: { a: { Aliases: ['db', 'MiXed'] } } },
      stopped: { on: ['a'], endpoints: { a: { Aliases: ['db', 'unused'] } } },
      viewer: { on: ['a'] },
    },
    afterStart: [{ kind: 'stop', container: 'stopped' }],
  },
  {
    name: 'one name on several networks',
    networks: { a: {}, b: {}, inner: { Internal: true }, y: { Internal: true } },
    containers: {
      viewer: { on: ['b', 'a', 'inner'] },
      both: { on: ['b', 'a'], endpoints: { a: { Aliases: ['twice'] }, b: { Aliases: ['twice', 'onb'] } } },
      ona: { on: ['a'], endpoints: { a: { Aliases: ['db'] } } },
      onb: { on: ['b'], endpoints: { b: { Aliases: ['db', 'cache'] } } },
      hidden: { on: ['inner', 'y'], endpoints: { inner: { Aliases: ['db', 'cache'] } } },
    },
  },
  {
    name: 'links on a user network',
    networks: { a: {}, b: {} },
    containers: {
      store: { on: ['a'] },
      user: { on: ['a', 'b'], endpoints: { a: { Links: ['store:db'] } } },
      other: { on: ['a', 'b'], endpoints: { b: { Aliases: ['db'] } } },
    },
  },
  {
    name: 'services of a project',
    networks: { front: {}, back: {} },
    containers: {
      web1: {
        on: ['front', 'back'],
        labels: service('web', 1),
        publish: [{}],
        endpoints: { front: { Aliases: ['web'] }, back: { Aliases: ['web'] } },
      },
      web2: {
        on: ['front', 'back'],
        labels: service('web', 2),
        endpoints: { front: { Aliases: ['web'] }, back: { Aliases: ['web'] } },
      },
      db: { on: ['back'], labels: service('db', 1), endpoints: { back: { Aliases: ['db'] } } },
      proxy: { on: ['front'], labels: service('proxy', 1), endpoints: { front: { Aliases: ['proxy'] } } },
    },
  },
];
