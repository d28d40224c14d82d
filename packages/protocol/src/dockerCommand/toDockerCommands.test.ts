import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import type { Command } from '../command.ts';
import type { CreateNetworkRequest } from '../requests/networkRequests.ts';
import { commandNames } from './commandNames.ts';
import { toDockerCommands } from './toDockerCommands.ts';
import { toShell } from './toShell.ts';
import { cliLimitations } from './cliLimitations.ts';

const names = (id: string): string => id;
const lines = (command: Command): string[] => toDockerCommands(command, names).map(toShell);

it('some commands need only a name', () => {
  expect(lines({ kind: 'prune-networks', ids: ['a', 'b', 'c'] })).toEqual(['docker network rm a b c']);
  expect(lines({ kind: 'prune-networks', ids: [] })).toEqual([]);
  expect(lines({ kind: 'unpause', containerId: 'web' })).toEqual(['docker unpause web']);
  expect(lines({ kind: 'rename-container', containerId: 'web', name: 'www' })).toEqual([
    'docker rename web www',
  ]);
  expect(lines({ kind: 'remove-container', containerId: 'web', force: true })).toEqual([
    'docker rm --force web',
  ]);
  expect(lines({ kind: 'remove-network', networkId: '-x' })).toEqual(['docker network rm -- -x']);
});

it('every option of a new network is in the order of the CLI’s help', () => {
  const body: CreateNetworkRequest = {
    ...{
      name: 'n',
      driver: 'overlay',
      scope: 'swarm' as const,
      internal: true,
      attachable: true,
      ingress: true,
    },
    ...{
      ipv4: false,
      ipv6: true,
      configOnly: true,
      configFrom: 't',
      ipamDriver: 'd',
      ipamOptions: { a: '' },
    },
    subnets: [
      {
        subnet: '10.1.0.0/24',
        gateway: '10.1.0.1',
        ipRange: '10.1.0.128/25',
        auxAddresses: { x: '10.1.0.5' },
      },
      { subnet: 'fd00::/64', gateway: 'fd00::1' },
    ],
    ...{ options: { o: '1' }, labels: { l: '2' } },
  };
  expect(lines({ kind: 'create-network', body })).toEqual([
    'docker network create --attachable --aux-address x=10.1.0.5 --config-from t --config-only --driver overlay' +
      ' --gateway 10.1.0.1 --gateway fd00::1 --ingress --internal --ip-range 10.1.0.128/25 --ipam-driver d' +
      ' --ipam-opt a --ipv4=false --ipv6 --label l=2 --opt o=1 --scope swarm --subnet 10.1.0.0/24' +
      ' --subnet fd00::/64 n',
  ]);
});

it('values that the CLI reads as CSV are quoted', () => {
  const body = { container: 'web', aliases: ['a,b', 'q"'], driverOptions: { k: 'x,y', empty: '' } };
  expect(toDockerCommands({ kind: 'connect', networkId: 'n', body }, names)[0]).toEqual([
    ...['docker', 'network', 'connect', '--alias', '"a,b"', '--alias', '"q"""'],
    ...['--driver-opt', '"k=x,y"', '--driver-opt', 'empty=', 'n', 'web'],
  ]);
});

it('a container is run in one command on one network, and in steps on several', () => {
  const body = { name: 'web', image: 'nginx', command: ['-c', 'x'] };
  const ports = [
    { containerPort: 80 },
    { containerPort: 80, hostPort: 8080, hostIp: '::1' },
    { containerPort: 53, protocol: 'udp' as const, hostIp: '127.0.0.1' },
  ];
  const one = { network: 'a', ipv4: '10.1.0.7', gatewayPriority: -1, driverOptions: { k: 'v,w' } };
  expect(lines({ kind: 'run-container', body: { ...body, ports } })).toEqual([
    "docker run --detach --name web --publish 80 --publish '[::1]:8080:80' --publish 127.0.0.1::53/udp nginx -c x",
  ]);
  expect(
    lines({ kind: 'run-container', body: { ...body, networks: [one, { network: 'b', aliases: ['w'] }] } }),
  ).toEqual([
    `docker create --name web --ip 10.1.0.7 --network 'name=a,"driver-opt=k=v,w",gw-priority=-1' nginx -c x`,
    'docker network connect --alias w b web',
    'docker start web',
  ]);
});

it('R130: the commands come with what the docker CLI cannot express', () => {
  const mac = '02:42:0a:00:00:02';
  const modern = { apiVersion: '1.51' };
  const connect = (body: { container: string; mac?: string }): Command => ({
    ...{ kind: 'connect', networkId: 'n', body },
  });
  expect(cliLimitations(connect({ container: 'c', mac }), modern)).toHaveLength(1);
  expect(cliLimitations(connect({ container: 'c' }), modern)).toEqual([]);
  const run = (networks: { network: string; mac?: string }[]): Command => ({
    kind: 'run-container',
    body: { name: 'web', image: 'nginx', networks },
  });
  const ofFirst = run([{ network: 'a', mac }, { network: 'b' }]);
  expect(cliLimitations(ofFirst, modern)).toEqual([]);
  expect(cliLimitations(ofFirst, { apiVersion: '1.41' })).toHaveLength(1);
  expect(cliLimitations(run([{ network: 'a' }, { network: 'b', mac }]), modern)).toHaveLength(1);
});

it('the commands use ids in place of names that are not plain or not unique', () => {
  const network = (id: string, name: string) => aNetwork(name, { id });
  const networks = [network('1', 'a'), network('2', 'a'), network('3', 'container:x'), network('4', 'b')];
  const index = new TopologyIndex(aTopology({ networks, containers: [aContainer('b', { id: '6' })] }));
  expect(['1', '2', '3', '4', '5', '6'].map(commandNames(index))).toEqual(['1', '2', '3', 'b', '5', 'b']);
});
