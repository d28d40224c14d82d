import { TopologyIndex } from '@portolan/topology';
import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { problemsOfRunInput } from './problemsOfRunInput.ts';
import { emptyPort, emptyRunInput } from './RunInput.ts';
import type { RunInput } from './RunInput.ts';
import { suggestName } from './suggestName.ts';
import { toRunRequest } from './toRunRequest.ts';

const back = aNetwork('back');
const bridge = aNetwork('bridge', { predefined: true });
const index = new TopologyIndex(aTopology({ networks: [back, bridge] }));

describe('toRunRequest', () => {
  it('omits empty fields', () => {
    expect(toRunRequest({ ...emptyRunInput([]), image: ' nginx ' }, 'nginx')).toEqual({
      name: 'nginx',
      image: 'nginx',
    });
  });

  it('has every field', () => {
    const input: RunInput = {
      image: 'nginx:1.27',
      name: 'web',
      networks: [
        {
          network: back.id,
          aliases: 'www, web2 www',
          ipv4: '172.30.0.7',
          ipv6: 'fd00::7',
          mac: '02:42:0a:00:00:07',
        },
      ],
      ports: [
        { hostIp: '[::1]', hostPort: '8080', containerPort: '80', protocol: 'tcp' },
        { ...emptyPort, containerPort: '53', protocol: 'udp' },
      ],
      environment: 'A=1\n\nB= two words ',
      command: 'sh\n-c\necho "$A"',
      restart: 'unless-stopped',
      labels: [{ key: 'team', value: 'sea' }],
    };
    expect(toRunRequest(input, 'nginx')).toEqual({
      name: 'web',
      image: 'nginx:1.27',
      networks: [
        {
          network: back.id,
          aliases: ['www', 'web2'],
          ...{ ipv4: '172.30.0.7', ipv6: 'fd00::7', mac: '02:42:0a:00:00:07' },
        },
      ],
      ports: [
        { hostIp: '::1', hostPort: 8080, containerPort: 80 },
        { containerPort: 53, protocol: 'udp' },
      ],
      environment: ['A=1', 'B= two words '],
      command: ['sh', '-c', 'echo "$A"'],
      restart: 'unless-stopped',
      labels: { team: 'sea' },
    });
  });
});

describe('R167: problems of the form are reported by field', () => {
  const problemsOf = (fields: Partial<RunInput>) => {
    const input = { ...emptyRunInput([]), image: 'nginx', ...fields };
    return problemsOfRunInput(input, toRunRequest(input, 'nginx'), index, [
      { id: 'sha256:1', tags: ['nginx:latest'], size: 1, created: null },
    ]).map((each) => each.path);
  };

  it('finds no problem with an image alone', () => {
    expect(problemsOf({})).toEqual([]);
  });

  it('asks for an image and a name', () => {
    expect(problemsOf({ image: '', name: '' })).toEqual(['image', 'name']);
  });

  it.each([
    [{ containerPort: '' }, 'containerPort'],
    [{ containerPort: '80a' }, 'containerPort'],
    [{ containerPort: '65536' }, 'containerPort'],
    [{ containerPort: '80', hostPort: '0' }, 'hostPort'],
    [{ containerPort: '80', hostIp: 'localhost' }, 'hostIp'],
  ])('port %j', (port, field) => {
    expect(problemsOf({ ports: [{ ...emptyPort, ...port }] })).toEqual([`ports.0.${field}`]);
  });

  it('reports lines without a key, and labels without a name', () => {
    expect(problemsOf({ environment: 'A=1\nnothing' })).toEqual(['environment.1']);
    expect(problemsOf({ labels: [{ key: '', value: 'x' }] })).toEqual(['labels']);
  });
});

describe('suggestName', () => {
  it.each([
    ['nginx:1.27', 'nginx'],
    ['registry.example.org:5000/team/web@sha256:0123', 'web'],
    ['db', 'db-3'],
    ['', ''],
    ['x', 'container'],
  ])('%s: %s', (image, name) => {
    expect(suggestName(image, new Set(['db', 'db-2']))).toBe(name);
  });
});
