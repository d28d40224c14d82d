import { featuresOf, refusalToJoin } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { RunContainerRequest } from '../../requests/containerRequests.ts';
import type { Image, RunNetwork } from '../../requests/containerRequests.ts';
import { problemsOfLabels } from '../problemsOfKeys.ts';
import { error, firstOfEachField, problemsOfSchema, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';
import { problemsOfEndpoint } from './problemsOfEndpoint.ts';
import { problemsOfPorts } from './problemsOfPorts.ts';

/**
 * R137: what is wrong with running a container, as far as it can be known beforehand.
 * @param images the engine's own; `null` while they are not known
 */
export function problemsOfRun(
  request: RunContainerRequest,
  index: TopologyIndex,
  images: readonly Image[] | null,
): FieldProblem[] {
  const networks = (request.networks ?? []).flatMap(({ network }) => index.networks.get(network) ?? []);
  return firstOfEachField([
    ...problemsOfSchema(RunContainerRequest, request),
    ...(index.topology.containers.some(({ name }) => name === request.name)
      ? [error('name', 'A container with this name exists; choose another.')]
      : []),
    ...(images?.some((image) => isNamed(image, request.image)) === false
      ? [error('image', `The engine has no image ${request.image}; pull it first, or choose another.`)]
      : []),
    ...(request.networks ?? []).flatMap((wanted, at) =>
      problemsOfNetwork(wanted, at, request, index).map((problem) => ({
        ...problem,
        path: `networks.${at}.${problem.path}`,
      })),
    ),
    ...problemsOfEnvironment(request.environment),
    ...problemsOfPorts(request.ports, networks, index),
    ...problemsOfLabels(request.labels),
  ]);
}

/** As the engine looks images up: by name with `latest` for no tag, or by the beginning of the id. */
function isNamed({ id, tags }: Image, name: string): boolean {
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  const full = lastPart.includes(':') || lastPart.includes('@') ? name : `${name}:latest`;
  return (
    tags.includes(full) ||
    tags.includes(full.replace(/^docker\.io\/(?:library\/)?/, '')) ||
    // Digests of repositories are not listed: the engine has to say.
    lastPart.includes('@') ||
    id === name ||
    (/^[0-9a-f]+$/.test(name) && id.startsWith(`sha256:${name}`))
  );
}

function problemsOfNetwork(
  { network: id, ...wanted }: RunNetwork,
  at: number,
  { name, networks = [] }: RunContainerRequest,
  index: TopologyIndex,
): FieldProblem[] {
  const network = index.networks.get(id);
  if (!network) return [error('network', 'This network is gone; choose another.')];
  if (networks.findIndex((each) => each.network === id) < at) {
    return [error('network', `${network.name} is given twice; leave one out.`)];
  }
  const refusal = reasonNotToJoin(network, networks.length);
  const macs = at > 0 && wanted.mac && !featuresOf(index.topology.engine).macAtConnect;
  return [
    ...(refusal ? [error('network', refusal)] : []),
    ...(macs
      ? [error('mac', 'Only on its first network this engine gives it a MAC address; leave it out.')]
      : []),
    ...problemsOfEndpoint(wanted, network, index, { name, runs: true }),
  ];
}

/** R143: a container without any network is fine, by itself. */
function reasonNotToJoin(network: Network, count: number): string | null {
  if (network.driver !== 'null') return refusalToJoin(network)?.reason ?? null;
  return count > 1 ? `On ${network.name} a container is on no other network; leave one out.` : null;
}

function problemsOfEnvironment(environment: readonly string[] = []): FieldProblem[] {
  const keys = environment.map((each) => each.slice(0, Math.max(0, each.indexOf('='))));
  return keys.flatMap((key, at) =>
    key !== '' && keys.indexOf(key) < at
      ? [warning(`environment.${at}`, `${key} is given twice: the last one counts.`)]
      : [],
  );
}
