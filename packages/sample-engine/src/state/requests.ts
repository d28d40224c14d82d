import type { IpamConfig, PortBinding } from './records.ts';

/** The body of `POST /networks/create`. */
export interface NetworkRequest {
  readonly name: string;
  readonly driver?: string;
  readonly scope?: string;
  readonly enableIPv4?: boolean;
  readonly enableIPv6?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly ingress?: boolean;
  readonly configOnly?: boolean;
  readonly configFrom?: string;
  readonly options?: ReadonlyMap<string, string>;
  readonly labels?: ReadonlyMap<string, string>;
  readonly ipamDriver?: string;
  readonly ipamOptions?: ReadonlyMap<string, string>;
  readonly ipam?: readonly IpamConfig[];
}

/** The body and name of `POST /containers/create`. */
export interface ContainerRequest {
  readonly name?: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly labels?: ReadonlyMap<string, string>;
  readonly hostname?: string;
  readonly exposedPorts?: readonly string[];
  readonly portBindings?: ReadonlyMap<string, readonly PortBinding[]>;
  readonly networkMode?: string;
  readonly endpoints?: ReadonlyMap<string, EndpointRequest>;
  readonly restartPolicy?: string;
  readonly restartTries?: number;
  readonly macAddress?: string;
  readonly autoRemove?: boolean;
  readonly hasHealthcheck?: boolean;
}

/** An `EndpointConfig`, as connect and create requests contain it. */
export interface EndpointRequest {
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly linkLocalIps?: readonly string[];
  readonly links?: readonly string[];
  readonly aliases?: readonly string[];
  readonly mac?: string;
  readonly driverOptions?: ReadonlyMap<string, string>;
  readonly gatewayPriority?: number;
}
