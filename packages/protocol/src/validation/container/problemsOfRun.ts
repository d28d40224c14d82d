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
 * R137: returns what is wrong with running a container, as far as the topology shows it.
 * @param images the local images of the engine; `null` while they are not known
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
      ? [error('name', 'A container with this name exists. Choose another name.')]
      : []),
    ...(images?.some((image) => isNamed(image, request.image)) === false
      ? [error('image', `The engine has no image ${request.image}. Pull it first, or choose another one.`)]
      : []),
    ...(request.networks ?? []).flatMap((requested, at) =>
      problemsOfNetwork(requested, at, request, index).map((problem) => ({
        ...problem,
        path: `networks.${at}.${problem.path}`,
      })),
    ),
    ...problemsOfEnvironment(request.environment),
    ...problemsOfPorts(request.ports, networks, index),
    ...problemsOfLabels(request.labels),
  ]);
}

/** Matches images as the engine does: by name, with `latest` if no tag is given, or by the beginning of the id. */
function isNamed({ id, tags }: Image, name: string): boolean {
  const lastPart = name.slice(name.lastIndexOf('/') + 1);
  const full = lastPart.includes(':') || lastPart.includes('@') ? name : `${name}:latest`;
  return (
    tags.includes(full) ||
    tags.includes(full.replace(/^docker\.io\/(?:library\/)?/, '')) ||
    // The list has no repository digests, so the engine has to decide.
    lastPart.includes('@') ||
    id === name ||
    (/^[0-9a-f]+$/.test(name) && id.startsWith(`sha256:${name}`))
  );
}

function problemsOfNetwork(
  { network: id, ...requested }: RunNetwork,
  at: number,
  { name, networks = [] }: RunContainerRequest,
  index: TopologyIndex,
): FieldProblem[] {
  const network = index.networks.get(id);
  if (!network) return [error('network', 'This network no longer exists. Choose another one.')];
  if (networks.findIndex((each) => each.network === id) < at) {
    return [error('network', `${network.name} is listed twice. Remove one.`)];
  }
  const refusal = reasonNotToJoin(network, networks.length);
  const ignoresMac = at > 0 && requested.mac && !featuresOf(index.engine).macAtConnect;
  return [
    ...(refusal ? [error('network', refusal)] : []),
    ...(ignoresMac
      ? [error('mac', 'This engine sets a MAC address on the first network only. Leave it out.')]
      : []),
    ...problemsOfEndpoint(requested, network, index, { name, runs: true }),
  ];
}

/** R143: the network `none` is accepted if it is the only one. */
function reasonNotToJoin(network: Network, count: number): string | null {
  if (network.driver !== 'null') return refusalToJoin(network)?.reason ?? null;
  return count > 1 ? `${network.name} cannot be combined with another network. Remove one.` : null;
}

function problemsOfEnvironment(environment: readonly string[] = []): FieldProblem[] {
  const keys = environment.map((each) => each.slice(0, Math.max(0, each.indexOf('='))));
  return keys.flatMap((key, at) =>
    key !== '' && keys.indexOf(key) < at
      ? [warning(`environment.${at}`, `${key} is set twice. The last value counts.`)]
      : [],
  );
}
