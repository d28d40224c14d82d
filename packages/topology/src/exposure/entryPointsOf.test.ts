import { describe, expect, it } from 'vitest';
import type { Port } from '../model.ts';
import { aContainer } from '../testing/index.ts';
import { entryPointsOf } from './entryPointsOf.ts';

const http: Port = { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' };

describe('R8: the entry points of a container are', () => {
  it('its published ports, grouped by whether the bind address is a loopback address', () => {
    const ports: Port[] = [
      { ...http, ip: '127.0.0.1', publicPort: 8081 },
      http,
      { ...http, ip: '::1', publicPort: 8081 },
      { ...http, ip: '192.168.1.5', publicPort: 8082 },
      { ...http, ip: null, publicPort: null },
    ];
    const web = aContainer('web', { ports });
    expect(entryPointsOf(web)).toEqual([
      { containerId: web.id, kind: 'published', reach: 'outside', ports: [ports[1], ports[3]] },
      { containerId: web.id, kind: 'published', reach: 'host', ports: [ports[0], ports[2]] },
    ]);
  });

  it('the host’s network stack in host mode, without ports', () => {
    const agent = aContainer('agent', { namespace: { kind: 'host' } });
    expect(entryPointsOf(agent)).toEqual([
      { containerId: agent.id, kind: 'host-namespace', reach: 'outside', ports: [] },
    ]);
  });

  it('none while it is stopped', () => {
    expect(entryPointsOf(aContainer('web', { state: 'exited', ports: [http] }))).toEqual([]);
    expect(entryPointsOf(aContainer('agent', { state: 'exited', namespace: { kind: 'host' } }))).toEqual([]);
  });

  it('none of its own if it is a sharer: the engine lists the ports at the owner', () => {
    const owner = aContainer('owner', { ports: [http] });
    const sharer = aContainer('sharer', { namespace: { kind: 'container', containerId: owner.id } });
    expect(entryPointsOf(owner)).toHaveLength(1);
    expect(entryPointsOf(sharer)).toEqual([]);
  });
});
