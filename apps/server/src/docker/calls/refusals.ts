import type { ProblemCode } from '@portolan/protocol';

/** What an engine's words mean, and what to do about it. */
export interface KnownRefusal {
  pattern: RegExp;
  code: ProblemCode;
  remedy: string;
}

/**
 * R44: engines' refusals by words that 20.10.24, 28.5.2 and Podman's Docker API share; the first that fits counts.
 * Statuses are unreliable: user errors come as 400, 403, 404, 409 and 500.
 */
const REFUSALS: readonly KnownRefusal[] = [
  refusal(
    'name-taken',
    /container name .* is already in use/i,
    'A container with this name exists: choose another name.',
  ),
  refusal('name-taken', /same name as its current name/i, 'The container is called so already.'),
  refusal(
    'unknown-image',
    /no such image|invalid reference format|repository name .*must be lowercase/i,
    'Choose an image that the engine has: nothing is pulled from here.',
  ),
  refusal(
    'container-state',
    /remove (?:a )?(?:running|paused|restarting) container|cannot remove container .*: container is/i,
    'The container runs: stop it first, or remove it by force.',
  ),
  refusal('container-state', /start a paused container/i, 'The container is paused: unpause it instead.'),
  refusal('container-state', /container .* is already paused/i, 'The container is paused already.'),
  refusal(
    'container-state',
    /container .* is paused, unpause/i,
    'The container is paused: nothing can run in it until it is resumed.',
  ),
  refusal('container-state', /container .* is not paused/i, 'The container is not paused.'),
  refusal('container-state', /container .* is not running/i, 'The container does not run: start it first.'),
  refusal('container-state', /container .* is restarting/i, 'The container is restarting: wait, or stop it.'),
  refusal(
    'container-state',
    /removal of container .* in progress|marked for removal/i,
    'The container is being removed already.',
  ),
  refusal(
    'container-state',
    /sandbox .* not found/i,
    'The container has no network stack at the moment: wait until it runs, or stop it.',
  ),
  refusal('refused-by-engine', /no command specified/i, 'The image has no command of its own: give one.'),
  refusal(
    'refused-by-engine',
    /unable to start container process|executable file not found/i,
    'The image cannot run this command: give one that it has.',
  ),
  refusal(
    'refused-by-engine',
    /(?:listen|bind).*address already in use/i,
    'A published port of this container is taken on the host: free it, or publish another.',
  ),
  refusal(
    'refused-by-engine',
    /cannot assign requested address/i,
    'The host does not have the address that a port is published on: choose one of its own.',
  ),
  refusal(
    'predefined-network',
    /pre-?defined .*network|default network .* cannot be removed/i,
    'This network belongs to the engine itself.',
  ),
  refusal(
    'refused-by-engine',
    /only one instance of ".*" network is allowed/i,
    'The engine makes only one network of this driver, and has it already: choose another driver.',
  ),
  refusal(
    'refused-by-engine',
    /ingress network .*already present/i,
    'A swarm has one ingress network at most.',
  ),
  refusal(
    'refused-by-namespace',
    /connect container (?:to|from) host network|connected (?:to|from) host network/i,
    'A container joins the host network only when it is created, and cannot leave it.',
  ),
  refusal(
    'refused-by-namespace',
    /private \(none\) mode/i,
    'A container on "none" must leave it before it can join another network, and "none" takes no members beside others.',
  ),
  refusal(
    'refused-by-namespace',
    /sharing network (?:namespace|stack)|network mode .* is not supported|is not using bridge networking/i,
    'The container uses the network stack of the host or of another container: connect the one that owns it.',
  ),
  refusal(
    'refused-by-engine',
    /in use by service/i,
    'A swarm service uses this network: take it out of the service first.',
  ),
  refusal(
    'active-endpoints',
    /active endpoints|network is being used|has associated containers|in use by (?:container|task)/i,
    'Disconnect the containers that run on this network, then remove it.',
  ),
  refusal(
    'refused-by-engine',
    /not manually attachable/i,
    'Only swarm services may join this network: others need an overlay network made attachable.',
  ),
  refusal(
    'refused-by-engine',
    /non-overlapping .*address pool|address pools have been fully subnetted/i,
    'The engine has no subnet left to give: remove unused networks, or name a subnet yourself.',
  ),
  refusal(
    'refused-by-engine',
    /same bridge name|bridge name .*(?:already|in use)/i,
    'Another network has this bridge: choose another name for the bridge.',
  ),
  refusal(
    'subnet-overlaps',
    /pool overlaps|overlapping IPv[46]|subnet .* (?:is )?already used|conflicts with network/i,
    'Choose a subnet that no other network has, or leave it out and let the engine choose.',
  ),
  refusal(
    'refused-by-engine',
    /no available (?:IPv[46] )?addresses/i,
    'The subnet has no free address left: free one, or use a larger subnet.',
  ),
  refusal(
    'refused-by-engine',
    /port is already allocated/i,
    'A published port of this container is taken on the host: free it, or publish another.',
  ),
  refusal(
    'address-in-use',
    /address already in use|address .* already allocated/i,
    'Choose another address, or leave it out and let the engine choose.',
  ),
  refusal(
    'refused-by-engine',
    /already using parent/i,
    'Another network has this parent interface: choose another, or a sub-interface such as eth0.50.',
  ),
  refusal(
    'already-connected',
    /endpoint with name .* already exists|is already connected to network|already attached to network/i,
    'The container is connected to this network already; if it does not look so, disconnect it by force first.',
  ),
  refusal(
    'name-taken',
    /network with name .* already exists|network name .* already used|network already exists/i,
    'A network with this name exists: choose another name.',
  ),
  refusal(
    'not-connected',
    /is not connected to|endpoint .* not found/i,
    'The container is not connected to this network any more.',
  ),
  refusal(
    'unknown-container',
    /no such container|no container with (?:name|id)/i,
    'The engine has no such container any more.',
  ),
  refusal(
    'refused-by-engine',
    /plugin "?.*"? not found|could not find plugin|unsupported driver/i,
    'The engine has no such driver: choose one of those it offers.',
  ),
  refusal(
    'refused-by-engine',
    /config(?:uration)?-only|configuration network/i,
    'A config-only network is a template: it takes no containers, stays while others are made from it, and what is made from it takes no address settings of its own.',
  ),
  refusal(
    'refused-by-engine',
    /user configured subnets/i,
    'Fixed addresses need a network that was made with a subnet of its own.',
  ),
  refusal(
    'refused-by-engine',
    /for containers in user defined networks/i,
    'Fixed addresses and aliases need a user-defined network.',
  ),
  refusal(
    'refused-by-engine',
    /swarm manager\b.*(?:required|initialized|only)|this node is not a swarm manager/i,
    'This needs an engine that manages a swarm (docker swarm init).',
  ),
  refusal(
    'unknown-network',
    /network .* ?not found|no such network|unable to find network/i,
    'The engine has no such network any more.',
  ),
];

/** What these words of an engine mean, if they are known. */
export const findRefusal = (words: string): KnownRefusal | undefined =>
  REFUSALS.find(({ pattern }) => pattern.test(words));

function refusal(code: ProblemCode, pattern: RegExp, advice: string): KnownRefusal {
  return { code, pattern, remedy: advice };
}
