import type { CreateNetworkRequest } from '@portolan/protocol';
import type { EngineFeatures, Topology } from '@portolan/topology';
import type { Pair } from '../fields/pairs.ts';
import type { ShownProblems } from '../fields/useShownProblems.ts';

export interface SubnetInput {
  subnet: string;
  gateway: string;
  ipRange: string;
  /** Addresses that the engine assigns to no container, each with a name. */
  auxAddresses: Pair[];
}

/** The input of the form for a new network. An empty text means the engine’s default. */
export interface CreateInput {
  name: string;
  driver: string;
  scope: '' | NonNullable<CreateNetworkRequest['scope']>;
  internal: boolean;
  attachable: boolean;
  ingress: boolean;
  ipv4: boolean;
  ipv6: boolean;
  configOnly: boolean;
  /** Name of the config-only network whose settings are used; empty for none. */
  configFrom: string;
  /** Never empty: the first subnet is the field at the top of the form. */
  subnets: SubnetInput[];
  ipamDriver: string;
  ipamOptions: Pair[];
  /** Driver options that have a field of their own. */
  options: Pair[];
  furtherOptions: Pair[];
  labels: Pair[];
}

export const emptySubnet: SubnetInput = { subnet: '', gateway: '', ipRange: '', auxAddresses: [] };

export const emptyInput: CreateInput = {
  name: '',
  driver: '',
  scope: '',
  internal: false,
  attachable: false,
  ingress: false,
  ipv4: true,
  ipv6: false,
  configOnly: false,
  configFrom: '',
  subnets: [emptySubnet],
  ipamDriver: '',
  ipamOptions: [],
  options: [],
  furtherOptions: [],
  labels: [],
};

/**
 * True if an IPv6 subnet was entered. The form then enables IPv6 too, because the engine silently accepts such a subnet
 * without IPv6 (20.10.24, 28.5.2).
 */
export const hasIPv6Subnet = ({ subnets }: Pick<CreateInput, 'subnets'>): boolean =>
  subnets.some(({ subnet }) => subnet.includes(':'));

/** The props of every section of the form for a new network. */
export interface CreateFormProps {
  topology: Topology;
  features: EngineFeatures;
  input: CreateInput;
  /** Changes some fields. `path` is the field that the user edited. */
  change: (path: string, fields: Partial<CreateInput>) => void;
  shown: ShownProblems;
}
