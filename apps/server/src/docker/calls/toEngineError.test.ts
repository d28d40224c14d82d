import { describe, expect, it } from 'vitest';
import type { EngineRoute } from './engineRoutes.ts';
import { toRefusedError, toUnreachableError } from './toEngineError.ts';

/** What was refused, the expected code, the route, then statuses and messages recorded from engines. */
const recorded: [string, string, EngineRoute, ...[number, string][]][] = [
  [
    'duplicate name',
    'name-taken',
    'createNetwork',
    [409, 'network with name back already exists'],
    [409, 'network name back already used: network already exists'],
  ],
  [
    'empty name',
    'refused-by-engine',
    'createNetwork',
    [500, 'invalid name: ""'],
    [400, 'invalid network name: name is empty'],
  ],
  [
    'predefined name',
    'predefined-network',
    'createNetwork',
    [403, 'operation is not permitted on predefined none network '],
    [403, 'operation is not permitted on predefined bridge network '],
  ],
  [
    'driver host or null',
    'refused-by-engine',
    'createNetwork',
    [403, 'only one instance of "host" network is allowed'],
    [403, 'only one instance of "null" network is allowed'],
  ],
  [
    'unknown driver',
    'refused-by-engine',
    'createNetwork',
    [404, 'plugin "nope" not found'],
    [404, 'could not find plugin nope in v1 plugin registry: plugin "nope" not found'],
  ],
  [
    'bad subnet',
    'refused-by-engine',
    'createNetwork',
    [500, 'invalid CIDR address: garbage'],
    [400, 'invalid network config:\ninvalid subnet garbage: invalid CIDR block notation'],
    [400, 'invalid network config:\ninvalid subnet 10.77.0.5/24: it should be 10.77.0.0/24'],
    [500, 'failed to allocate gateway (): No available addresses on this pool'],
    [400, "invalid network config:\ninvalid gateway 10.9.0.1: parent subnet doesn't contain this address"],
  ],
  [
    'overlap',
    'subnet-overlaps',
    'createNetwork',
    [403, 'Pool overlaps with other one on this address space'],
    [403, 'invalid pool request: Pool overlaps with other one on this address space'],
    [
      403,
      'cannot create network 1f (br-1f): conflicts with network 2e (br-2e): networks have overlapping IPv4',
    ],
  ],
  [
    'pools exhausted',
    'refused-by-engine',
    'createNetwork',
    [
      500,
      'could not find an available, non-overlapping IPv4 address pool among the defaults to assign to the network',
    ],
    [400, 'all predefined address pools have been fully subnetted'],
  ],
  [
    'two IPv4 subnets',
    'refused-by-engine',
    'createNetwork',
    [403, "bridge driver doesn't support multiple subnets"],
  ],
  [
    'no free address',
    'refused-by-engine',
    'connect',
    [500, "no available IPv4 addresses on this network's address pools: tiny (ab12)"],
  ],
  [
    'static address without own subnet',
    'refused-by-engine',
    'connect',
    [
      400,
      'user specified IP address is supported only when connecting to networks with user configured subnets',
    ],
    [
      400,
      'invalid endpoint settings:\nuser specified IP address is supported only when connecting to networks with user configured subnets',
    ],
  ],
  [
    'static address or alias on the default bridge',
    'refused-by-engine',
    'connect',
    [400, 'user specified IP address is supported on user defined networks only'],
    [400, 'network-scoped alias is supported only for containers in user defined networks'],
  ],
  ['address in use', 'address-in-use', 'connect', [403, 'Address already in use']],
  [
    'gateway is the network address',
    'address-in-use',
    'createNetwork',
    [500, 'failed to allocate gateway (10.0.0.0): Address already in use'],
  ],
  [
    'connected twice',
    'already-connected',
    'connect',
    [403, 'endpoint with name web already exists in network back'],
    [403, 'container ab12 is already connected to network back: network is already connected'],
  ],
  [
    'connect to host',
    'refused-by-namespace',
    'connect',
    [400, 'container cannot be disconnected from host network or connected to host network'],
    [400, 'cannot connect container to host network - container must be created in host network mode'],
  ],
  [
    'disconnect from host',
    'refused-by-namespace',
    'disconnect',
    [400, 'container cannot be disconnected from host network or connected to host network'],
    [400, 'cannot disconnect container from host network - container was created in host network mode'],
  ],
  [
    'none',
    'refused-by-namespace',
    'connect',
    [
      400,
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    ],
  ],
  [
    'shared namespace',
    'refused-by-namespace',
    'connect',
    [
      400,
      'container sharing network namespace with another container or host cannot be connected to any other network',
    ],
  ],
  [
    'not connected',
    'not-connected',
    'disconnect',
    [500, 'container 0f is not connected to network back'],
    [500, 'container 0f is not connected to the network back'],
    [404, 'endpoint web not found'],
  ],
  [
    'unknown container',
    'unknown-container',
    'connect',
    [404, 'No such container: 0f'],
    [404, 'no container with name or ID "0f" found: no such container'],
  ],
  [
    'unknown network',
    'unknown-network',
    'connect',
    [500, 'Could not attach to network 1f: rpc error: code = NotFound desc = network 1f not found'],
    [404, 'network 1f not found'],
    [404, 'unable to find network with name or ID 1f: network not found'],
  ],
  [
    'remove with endpoints',
    'active-endpoints',
    'removeNetwork',
    [403, 'error while removing network: network back id 1f has active endpoints'],
    [403, 'error while removing network: network back has active endpoints (name:"web" id:"0f")'],
  ],
  [
    'remove predefined',
    'predefined-network',
    'removeNetwork',
    [403, 'bridge is a pre-defined network and cannot be removed'],
    [400, 'default network podman cannot be removed'],
  ],
  [
    'not attachable',
    'refused-by-engine',
    'connect',
    [
      500,
      'Could not attach to network x: rpc error: code = PermissionDenied desc = network x not manually attachable',
    ],
  ],
  [
    'overlay used by a service',
    'refused-by-engine',
    'removeNetwork',
    [400, 'rpc error: code = FailedPrecondition desc = network 1f is in use by service 2e'],
  ],
  [
    'second ingress',
    'refused-by-engine',
    'createNetwork',
    [409, 'rpc error: code = AlreadyExists desc = ingress network (1f) is already present'],
  ],
  [
    'parent in use',
    'refused-by-engine',
    'createNetwork',
    [500, 'network dm-1f2e is already using parent interface eth0'],
    [500, 'network 1f2e is already using parent interface eth0'],
  ],
  [
    'bridge name in use',
    'refused-by-engine',
    'createNetwork',
    [
      403,
      'cannot create network 1f (docker0): conflicts with network 2e (docker0): networks have same bridge name',
    ],
  ],
  [
    'config-only',
    'refused-by-engine',
    'connect',
    [403, 'cannot create endpoint on configuration-only network'],
  ],
  [
    'config-only in use or missing',
    'refused-by-engine',
    'createNetwork',
    [403, 'configuration network "base" is in use'],
    [404, 'configuration network "base" does not exist'],
  ],
  [
    'host port taken',
    'refused-by-engine',
    'connect',
    [
      500,
      'driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated',
    ],
  ],
  [
    'host port taken by a process',
    'refused-by-engine',
    'startContainer',
    [
      500,
      'driver failed programming external connectivity on endpoint p (da21): Error starting userland proxy: listen tcp4 0.0.0.0:18097: bind: address already in use',
    ],
    [
      500,
      'failed to set up container networking: driver failed programming external connectivity on endpoint p (d9fd): failed to bind host port for 0.0.0.0:18097:10.213.0.6:80/tcp: address already in use',
    ],
  ],
  [
    'port on an address that the host has not',
    'refused-by-engine',
    'startContainer',
    [
      500,
      'driver failed programming external connectivity on endpoint p (2672): Error starting userland proxy: listen tcp4 9.9.9.9:18081: bind: cannot assign requested address',
    ],
    [
      500,
      'failed to set up container networking: driver failed programming external connectivity on endpoint p (d4ae): failed to bind host port for 9.9.9.9:18081:10.213.0.3:80/tcp: cannot assign requested address',
    ],
  ],
  [
    'name of a container taken',
    'name-taken',
    'createContainer',
    [
      409,
      'Conflict. The container name "/a" is already in use by container "645f". You have to remove (or rename) that container to be able to reuse that name.',
    ],
  ],
  [
    'new name of a container taken',
    'name-taken',
    'renameContainer',
    [
      409,
      'Error when allocating new name: Conflict. The container name "/b" is already in use by container "1ffd". You have to remove (or rename) that container to be able to reuse that name.',
    ],
    [400, 'Renaming a container with the same name as its current name'],
  ],
  [
    'image',
    'unknown-image',
    'createContainer',
    [404, 'No such image: nosuch:1'],
    [400, 'invalid reference format: repository name must be lowercase'],
    [400, 'invalid reference format: repository name (library/No Such!) must be lowercase'],
  ],
  [
    'remove one that runs',
    'container-state',
    'removeContainer',
    [
      409,
      'You cannot remove a running container 645f. Stop the container before attempting removal or force remove',
    ],
    [
      409,
      'cannot remove container "dd24": container is running: stop the container before removing or force remove',
    ],
    [
      409,
      'You cannot remove a paused container 645f. Unpause and then stop the container before attempting removal or force remove',
    ],
    [409, 'cannot remove container "dd24": container is paused and must be unpaused first'],
    [
      409,
      'cannot remove container "675e": container is restarting: stop the container before removing or force remove',
    ],
  ],
  [
    'pause one that does not run',
    'container-state',
    'pauseContainer',
    [409, 'Container 645f is not running'],
    [409, 'container dd24 is not running'],
    [409, 'Container 645f is already paused'],
    [409, 'Container 0088 is restarting, wait until the container is running'],
  ],
  [
    'run a program in a paused one',
    'container-state',
    'createExec',
    [409, 'Container h3a is paused, unpause the container before exec'],
  ],
  ['unpause one that runs', 'container-state', 'unpauseContainer', [500, 'Container 645f is not paused']],
  [
    'start a paused one',
    'container-state',
    'startContainer',
    [409, 'cannot start a paused container, try unpause instead'],
  ],
  [
    'rename one that restarts (20.10.24)',
    'container-state',
    'renameContainer',
    [404, 'sandbox 5c8f not found'],
  ],
  [
    'a command that the image has not',
    'refused-by-engine',
    'startContainer',
    [
      400,
      'failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/nosuch": stat /nosuch: no such file or directory: unknown',
    ],
    [
      400,
      'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "nosuchcmd": executable file not found in $PATH',
    ],
  ],
  [
    'start without its network',
    'unknown-network',
    'startContainer',
    [
      500,
      'failed to set up container networking: Could not attach to network m: rpc error: code = NotFound desc = network m not found',
    ],
    [404, 'network 1f2e not found'],
  ],
  [
    'start with an address that is in use',
    'address-in-use',
    'startContainer',
    [403, 'Address already in use'],
    [403, 'failed to set up container networking: Address already in use'],
  ],
  ['container gone', 'unknown-container', 'stopContainer', [404, 'No such container: 0f'], [404, '']],
  ['unknown message', 'refused-by-engine', 'connect', [500, 'something else'], [403, '']],
  ['unknown message of a reading', 'engine-failed', 'listNetworks', [500, 'something else']],
];

describe('R44: the message of a refusal decides its code', () => {
  const rows = recorded.flatMap(([what, code, route, ...answers]) =>
    answers.map(([status, message]) => ({ what, code, route, status, message })),
  );
  it.each(rows)('$what: $status $message', ({ code, route, status, message }) => {
    const error = toRefusedError(route, { statusCode: status, json: { message } });
    expect(error?.code).toBe(code);
    expect(error?.engine).toBe(message);
    expect(error?.message).toMatch(/^[A-Z].*\.$/);
  });
});

it('status 304 is reported as the state that the container already has', () => {
  expect(toRefusedError('startContainer', { statusCode: 304, json: null })).toMatchObject({
    code: 'container-state',
    message: 'The container is already running.',
    engine: null,
  });
  expect(toRefusedError('stopContainer', { statusCode: 304, json: null })?.code).toBe('container-state');
});

it('a missing answer is reported with its cause', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  const error = toUnreachableError({ url: 'unix:///var/run/docker.sock', source: 'test' }, refused);
  expect(error).toMatchObject({ code: 'engine-unreachable', engine: null });
  expect(error.message).toContain('nothing listens there');
});

it('R24: a lost connection leaves the outcome of a change unknown', () => {
  const lost = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const messageOf = (route: EngineRoute, error: unknown) =>
    toUnreachableError({ url: 'tcp://nas:2375', source: 'test' }, error, route).message;
  expect(messageOf('createNetwork', lost)).toMatch(
    /: the connection was lost\. The change may have been made\./,
  );
  expect(messageOf('listNetworks', lost)).toMatch(/: the connection was lost\.$/);
  expect(messageOf('version', lost)).toContain('If it requires TLS');
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  expect(messageOf('createNetwork', refused)).not.toContain('may have been made');
});
