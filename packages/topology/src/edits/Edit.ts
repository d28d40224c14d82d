/** The settings of an attachment as a command requests them. For a setting that is left out, the engine uses its default. */
export interface RequestedEndpoint {
  aliases?: string[] | undefined;
  ipv4?: string | undefined;
  ipv6?: string | undefined;
  gatewayPriority?: number | undefined;
  links?: string[] | undefined;
}

/** The effect of a command on the topology. */
export type Edit =
  | { kind: 'create-network'; name: string }
  | { kind: 'remove-network'; networkId: string }
  | { kind: 'connect'; containerId: string; networkId: string; endpoint?: RequestedEndpoint }
  | { kind: 'disconnect'; containerId: string; networkId: string }
  | {
      kind: 'run-container';
      name: string;
      networks: { networkId: string; endpoint: RequestedEndpoint }[];
      ports: {
        ip: string | null;
        privatePort: number;
        publicPort: number | null;
        type: 'tcp' | 'udp' | 'sctp';
      }[];
    }
  | { kind: 'start' | 'stop' | 'restart' | 'pause' | 'unpause' | 'remove-container'; containerId: string }
  | { kind: 'rename-container'; containerId: string; name: string };
