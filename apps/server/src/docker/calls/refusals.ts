import type { ProblemCode } from '@portolan/protocol';

/** A message of an engine that Portolan recognises, with the problem code and the text for the user. */
export interface KnownRefusal {
  pattern: RegExp;
  code: ProblemCode;
  remedy: string;
}

/**
 * R44: the known refusals, by patterns that match the messages of Docker 20.10.24 and 28.5.2 and of Podman's Docker API.
 * Of several patterns that match, the first counts: a narrow pattern stands before a wide one. The HTTP status does not help: user errors come with 400, 403, 404, 409 and 500.
 */
const REFUSALS: readonly KnownRefusal[] = [
  // Containers: names, images, state
  refusal(
    'name-taken',
    /container name .* is already in use/i,
    'A container with this name already exists. Choose another name.',
  ),
  refusal('name-taken', /same name as its current name/i, 'The container already has this name.'),
  refusal(
    'unknown-image',
    /no such image|invalid reference format|repository name .*must be lowercase/i,
    'The engine does not have this image, and Portolan does not pull images. Choose a local one.',
  ),
  refusal(
    'container-state',
    /remove (?:a )?(?:running|paused|restarting) container|cannot remove container .*: container is/i,
    'The container is running. Stop it first, or force its removal.',
  ),
  refusal('container-state', /start a paused container/i, 'The container is paused. Unpause it instead.'),
  refusal('container-state', /container .* is already paused/i, 'The container is already paused.'),
  refusal(
    'container-state',
    /container .* is paused, unpause/i,
    'No program can run in a paused container. Unpause it first.',
  ),
  refusal('container-state', /container .* is not paused/i, 'The container is not paused.'),
  refusal('container-state', /container .* is not running/i, 'The container is not running. Start it first.'),
  refusal(
    'container-state',
    /container .* is restarting/i,
    'The container is restarting. Wait until it runs, or stop it.',
  ),
  refusal(
    'container-state',
    /removal of container .* in progress|marked for removal/i,
    'The container is already being removed.',
  ),
  refusal(
    'container-state',
    /sandbox .* not found/i,
    'The container has no network stack at the moment. Wait until it runs, or stop it.',
  ),
  // Containers: commands and published ports at a start
  refusal('refused-by-engine', /no command specified/i, 'The image defines no command. Specify one.'),
  refusal(
    'refused-by-engine',
    /unable to start container process|executable file not found/i,
    'The image cannot run this command. Specify one that it contains.',
  ),
  refusal(
    'refused-by-engine',
    /(?:listen|bind).*address already in use/i,
    'A published port of this container is already in use on the host. Free it, or publish another one.',
  ),
  refusal(
    'refused-by-engine',
    /cannot assign requested address/i,
    'A port is published on an address that the host does not have. Choose one of the host’s addresses.',
  ),
  // Predefined networks, and networks that the engine has only once
  refusal(
    'predefined-network',
    /pre-?defined .*network|default network .* cannot be removed/i,
    'This network is predefined: the engine manages it itself.',
  ),
  refusal(
    'refused-by-engine',
    /only one instance of ".*" network is allowed/i,
    'The engine allows only one network with this driver, and it exists already. Choose another driver.',
  ),
  refusal(
    'refused-by-engine',
    /ingress network .*already present/i,
    'A swarm can have only one ingress network.',
  ),
  // Network stacks
  refusal(
    'refused-by-namespace',
    /connect container (?:to|from) host network|connected (?:to|from) host network/i,
    'A container can join the host network only when it is created, and cannot leave it.',
  ),
  refusal(
    'refused-by-namespace',
    /private \(none\) mode/i,
    'A container cannot be connected to "none" and another network at once. Disconnect it first.',
  ),
  refusal(
    'refused-by-namespace',
    /sharing network (?:namespace|stack)|network mode .* is not supported|is not using bridge networking/i,
    'The container uses the network stack of the host or of another container. Connect the owner instead.',
  ),
  // Networks: use and attachability
  refusal(
    'refused-by-engine',
    /in use by service/i,
    'A swarm service uses this network. Remove the network from the service first.',
  ),
  refusal(
    'active-endpoints',
    /active endpoints|network is being used|has associated containers|in use by (?:container|task)/i,
    'Running containers are connected to this network. Disconnect them, then remove it.',
  ),
  refusal(
    'refused-by-engine',
    /not manually attachable/i,
    'Only swarm services can join this network. Use an overlay network that is attachable.',
  ),
  // Subnets, bridges, addresses, host ports and parent interfaces
  refusal(
    'refused-by-engine',
    /non-overlapping .*address pool|address pools have been fully subnetted/i,
    'The engine has no free subnet left. Remove unused networks, or specify a subnet.',
  ),
  refusal(
    'refused-by-engine',
    /same bridge name|bridge name .*(?:already|in use)/i,
    'Another network uses this bridge name. Choose another one.',
  ),
  refusal(
    'subnet-overlaps',
    /pool overlaps|overlapping IPv[46]|subnet .* (?:is )?already used|conflicts with network/i,
    'Choose a subnet that no other network uses, or leave it out and let the engine choose.',
  ),
  refusal(
    'refused-by-engine',
    /no available (?:IPv[46] )?addresses/i,
    'The subnet has no free address left. Free one, or use a larger subnet.',
  ),
  refusal(
    'refused-by-engine',
    /port is already allocated/i,
    'A published port of this container is already in use on the host. Free it, or publish another one.',
  ),
  refusal(
    'address-in-use',
    /address already in use|address .* already allocated/i,
    'Choose another address, or leave it out and let the engine choose.',
  ),
  refusal(
    'refused-by-engine',
    /already using parent/i,
    'Another network uses this parent interface. Choose another one, or a sub-interface such as eth0.50.',
  ),
  // Attachments, names and ids
  refusal(
    'already-connected',
    /endpoint with name .* already exists|is already connected to network|already attached to network/i,
    'The container is already connected to this network. If Portolan does not show that, force a disconnect first.',
  ),
  refusal(
    'name-taken',
    /network with name .* already exists|network name .* already used|network already exists/i,
    'A network with this name already exists. Choose another name.',
  ),
  refusal(
    'not-connected',
    /is not connected to|endpoint .* not found/i,
    'The container is no longer connected to this network.',
  ),
  refusal(
    'unknown-container',
    /no such container|no container with (?:name|id)/i,
    'The engine no longer has this container.',
  ),
  // Drivers and config-only networks
  refusal(
    'refused-by-engine',
    /plugin "?.*"? not found|could not find plugin|unsupported driver/i,
    'The engine does not have this driver. Choose one that it supports.',
  ),
  refusal(
    'refused-by-engine',
    /config(?:uration)?-only|configuration network/i,
    'A config-only network takes no containers and cannot be removed while other networks use it. A network that uses it takes no address settings of its own.',
  ),
  // Fixed addresses and aliases
  refusal(
    'refused-by-engine',
    /user configured subnets/i,
    'A fixed address requires a network that was created with a subnet.',
  ),
  refusal(
    'refused-by-engine',
    /for containers in user defined networks/i,
    'Fixed addresses and aliases require a user-defined network.',
  ),
  // Swarm
  refusal(
    'refused-by-engine',
    /swarm manager\b.*(?:required|initialized|only)|this node is not a swarm manager/i,
    'This requires a swarm manager. Run "docker swarm init" on the engine.',
  ),
  // Unknown networks. This wide pattern is last.
  refusal(
    'unknown-network',
    /network .* ?not found|no such network|unable to find network/i,
    'The engine no longer has this network.',
  ),
];

/** Returns the refusal that a message of an engine stands for, if it is known. */
export const findRefusal = (message: string): KnownRefusal | undefined =>
  REFUSALS.find(({ pattern }) => pattern.test(message));

function refusal(code: ProblemCode, pattern: RegExp, remedy: string): KnownRefusal {
  return { code, pattern, remedy };
}
