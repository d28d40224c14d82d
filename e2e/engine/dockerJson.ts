/** The part of `docker network inspect` that the tests read. */
export interface NetworkJson {
  Id: string;
  Name: string;
  Driver: string;
  Scope: string;
  Internal: boolean;
  Attachable: boolean;
  Ingress: boolean;
  ConfigOnly: boolean;
  /** From 28.0. */
  EnableIPv4?: boolean;
  EnableIPv6: boolean;
  ConfigFrom: { Network: string };
  IPAM: {
    Driver: string;
    Options: Record<string, string> | null;
    Config:
      | {
          Subnet?: string;
          Gateway?: string;
          IPRange?: string;
          AuxiliaryAddresses?: Record<string, string>;
          AuxAddress?: Record<string, string>;
        }[]
      | null;
  };
  Options: Record<string, string> | null;
  Labels: Record<string, string> | null;
  Containers: Record<string, { Name: string; IPv4Address: string }> | null;
}

interface EndpointJson {
  NetworkID: string;
  IPAddress: string;
  GlobalIPv6Address: string;
  MacAddress: string;
  Gateway: string;
  Aliases: string[] | null;
  IPAMConfig: { IPv4Address?: string; IPv6Address?: string; LinkLocalIPs?: string[] } | null;
  Links: string[] | null;
  DriverOpts: Record<string, string> | null;
  /** From 28.0. */
  GwPriority?: number;
}

/** The part of `docker container inspect` that the tests read. */
export interface ContainerJson {
  Id: string;
  Name: string;
  State: { Status: string; Running: boolean; ExitCode: number };
  Config: { Image: string; Labels: Record<string, string> | null };
  HostConfig: { NetworkMode: string };
  NetworkSettings: {
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null> | null;
    Networks: Record<string, EndpointJson> | null;
  };
}
