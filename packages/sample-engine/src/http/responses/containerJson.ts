import type { Attachment, ContainerRecord } from '../../state/records.ts';
import { attachmentJson } from './attachmentJson.ts';
import { statusText } from './statusText.ts';

const never = '0001-01-01T00:00:00Z';
const time = (moment: number | null) => (moment === null ? never : new Date(moment).toISOString());

/** Returns a container as `GET /containers/json` shows it. */
export function containerSummary(container: ContainerRecord, now: number, apiMinor: number): object {
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.image,
    ImageID: container.imageId,
    Command: container.command.join(' '),
    Created: Math.floor(container.created / 1000),
    Ports: portList(container),
    Labels: Object.fromEntries(container.labels),
    State: container.status,
    Status: statusText(container, now),
    HostConfig: { NetworkMode: container.networkMode },
    NetworkSettings: { Networks: networksJson(container, null, apiMinor) },
    Mounts: [],
  };
}

/** Returns a container as `GET /containers/{id}/json` shows it. */
export function containerDetails(container: ContainerRecord, apiMinor: number): object {
  const [path = '', ...args] = container.command;
  return {
    Id: container.id,
    Created: time(container.created),
    Path: path,
    Args: args,
    State: stateJson(container),
    Image: container.imageId,
    Name: `/${container.name}`,
    RestartCount: container.status === 'restarting' ? 4 : 0,
    Driver: 'overlay2',
    Platform: 'linux',
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    HostConfig: {
      NetworkMode: container.networkMode,
      PortBindings: bindingsJson(container),
      RestartPolicy: { Name: container.restartPolicy, MaximumRetryCount: container.restartTries },
      AutoRemove: container.autoRemove,
      PublishAllPorts: false,
      Links: null,
      Dns: [],
      DnsOptions: [],
      DnsSearch: [],
      ExtraHosts: null,
      Privileged: false,
    },
    Mounts: [],
    Config: {
      Hostname: container.hostname,
      Domainname: '',
      Env: container.env,
      ...(container.macAddress === '' ? {} : { MacAddress: container.macAddress }),
      Cmd: container.command,
      Image: container.image,
      ...(container.exposedPorts.length > 0
        ? { ExposedPorts: Object.fromEntries(container.exposedPorts.map((port) => [port, {}])) }
        : {}),
      Labels: Object.fromEntries(container.labels),
    },
    NetworkSettings: networkSettings(container, apiMinor),
  };
}

function networkSettings(container: ContainerRecord, apiMinor: number): object {
  const defaultBridge: Attachment | undefined = container.attachments.get('bridge');
  const live = defaultBridge?.live;
  return {
    Bridge: '',
    SandboxID: container.sandboxId,
    SandboxKey: container.sandboxId === '' ? '' : `/var/run/docker/netns/${container.sandboxId.slice(0, 12)}`,
    Ports: portMap(container),
    // These fields repeat the default bridge's endpoint. API 1.52 removes them.
    EndpointID: live?.id ?? '',
    Gateway: live?.ipv4?.gateway ?? '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: live?.ipv4?.text ?? '',
    IPPrefixLen: live?.ipv4?.pool.subnet.bits ?? 0,
    IPv6Gateway: '',
    MacAddress: live?.mac ?? '',
    Networks: networksJson(container, container, apiMinor),
  };
}

function networksJson(
  container: ContainerRecord,
  inspected: ContainerRecord | null,
  apiMinor: number,
): object {
  return Object.fromEntries(
    [...container.attachments].map(([name, attachment]) => [
      name,
      attachmentJson(attachment, { inspected, apiMinor }),
    ]),
  );
}

function stateJson(container: ContainerRecord): object {
  const { status } = container;
  return {
    Status: status,
    // Between its attempts, a restarting container is running and restarting (20.10 to 29).
    Running: status === 'running' || status === 'paused' || status === 'restarting',
    Paused: status === 'paused',
    Restarting: status === 'restarting',
    OOMKilled: false,
    Dead: false,
    Pid:
      status === 'running' || status === 'paused'
        ? 4096 + (Number.parseInt(container.id.slice(0, 4), 16) >> 1)
        : 0,
    ExitCode: container.exitCode,
    Error: container.error,
    StartedAt: time(container.startedAt),
    FinishedAt: time(container.finishedAt),
    ...(container.hasHealthcheck
      ? {
          Health: {
            Status: container.health,
            FailingStreak: container.health === 'unhealthy' ? 12 : 0,
            Log: [],
          },
        }
      : {}),
  };
}

/** True if the container's ports are shown: it runs and has an address of its own. */
function showsPorts(container: ContainerRecord): boolean {
  const live = container.status === 'running' || container.status === 'paused';
  return (
    live &&
    [...container.attachments.values()].some((attachment) => attachment.live?.ipv4 ?? attachment.live?.ipv6)
  );
}

function portList(container: ContainerRecord): object[] {
  if (!showsPorts(container)) return [];
  const published = container.published.map(({ hostIp, hostPort, port, protocol }) => ({
    IP: hostIp,
    PrivatePort: port,
    ...(hostPort === null ? {} : { PublicPort: hostPort }),
    Type: protocol,
  }));
  const open = unpublished(container).map((exposed) => {
    const [port, type = 'tcp'] = exposed.split('/');
    return { PrivatePort: Number(port), Type: type };
  });
  return [...published, ...open];
}

function portMap(container: ContainerRecord): object {
  if (!showsPorts(container)) return {};
  const ports = new Map<string, object[] | null>(unpublished(container).map((exposed) => [exposed, null]));
  for (const { hostIp, hostPort, port, protocol } of container.published) {
    const key = `${port}/${protocol}`;
    ports.set(key, [...(ports.get(key) ?? []), { HostIp: hostIp, HostPort: String(hostPort ?? '') }]);
  }
  return Object.fromEntries([...ports].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Returns the exposed ports without a port binding. A port binding without effect (internal, macvlan) is not shown. */
function unpublished(container: ContainerRecord): string[] {
  return container.exposedPorts.filter((exposed) => !container.portBindings.has(exposed));
}

function bindingsJson(container: ContainerRecord): object {
  return Object.fromEntries(
    [...container.portBindings].map(([port, bindings]) => [
      port,
      bindings.map(({ hostIp, hostPort }) => ({ HostIp: hostIp, HostPort: hostPort })),
    ]),
  );
}
