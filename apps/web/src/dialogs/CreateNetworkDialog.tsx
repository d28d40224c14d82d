import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { toCreateCommand, toShell } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useCommand } from '../commands/useCommand.ts';
import { useView } from '../store/useView.ts';
import { toVisible } from '../theme/toVisible.ts';
import classes from './Dialog.module.css';
import { DialogFrame } from './DialogFrame.tsx';
import { notifyDone } from './notifyDone.tsx';
import { SubnetFields } from './SubnetFields.tsx';
import {
  emptyInput,
  hasIPv6Subnet,
  needsParent,
  problemsOfInput,
  toCreateRequest,
} from './toCreateRequest.ts';
import type { CreateInput } from './toCreateRequest.ts';

interface CreateNetworkDialogProps {
  index: TopologyIndex;
  onClose: () => void;
}

/** Makes a new network; every field is checked as one types. */
export function CreateNetworkDialog({ index, onClose }: CreateNetworkDialogProps) {
  const { engine, networks } = index.topology;
  const { select } = useView();
  const { mutate, isPending, error } = useCommand();
  const drivers = engine.networkDrivers;
  const form = useForm<CreateInput>({
    initialValues: {
      ...emptyInput,
      driver: drivers.includes('bridge') ? 'bridge' : (drivers[0] ?? 'bridge'),
    },
    validateInputOnChange: true,
    validate: (values) => problemsOfInput(values, networks),
  });
  const { values } = form;
  const request = toCreateRequest(values);

  const handleSubmit = () => {
    if (form.validate().hasErrors) return;
    mutate(
      { commands: [{ kind: 'create-network', body: request }] },
      {
        onSuccess: (sent) => {
          notifyDone(`Created the network ${toVisible(request.name)}.`, sent);
          onClose();
          const id = sent[0]?.reply.id;
          if (id) select({ kind: 'network', id });
        },
      },
    );
  };

  return (
    <DialogFrame
      title="New network"
      verb="Create"
      commands={request.name === '' ? [] : [toShell(toCreateCommand(request))]}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput label="Name" data-autofocus autoComplete="off" {...form.getInputProps('name')} />
      <Select
        label="Driver"
        data={drivers}
        allowDeselect={false}
        description={driverHint(values.driver, engine.swarm)}
        {...form.getInputProps('driver')}
      />
      {needsParent(values.driver) && (
        <TextInput
          label="Parent interface"
          placeholder="eth0"
          description="The host’s network card that members stand on, as `ip link` names it; eth0.50 for VLAN 50. The host itself cannot reach them."
          {...form.getInputProps('parent')}
        />
      )}
      <SubnetFields form={form} />
      <div className={classes.checks}>
        <Checkbox
          size="xs"
          label="IPv6"
          {...form.getInputProps('ipv6')}
          checked={values.ipv6 || hasIPv6Subnet(values)}
          disabled={hasIPv6Subnet(values)}
        />
        <Checkbox
          size="xs"
          label="Internal: no way out"
          {...form.getInputProps('internal', { type: 'checkbox' })}
        />
        <Checkbox
          size="xs"
          label="Attachable: by single containers in a swarm"
          {...form.getInputProps('attachable', { type: 'checkbox' })}
        />
      </div>
      <details className={classes.more}>
        <summary>Labels and driver options</summary>
        <div>
          <Textarea
            label="Labels"
            description="key=value, one a line"
            autosize
            minRows={2}
            {...form.getInputProps('labels')}
          />
          <Textarea
            label="Driver options"
            description="key=value, one a line, such as com.docker.network.driver.mtu=1400"
            autosize
            minRows={2}
            {...form.getInputProps('options')}
          />
        </div>
      </details>
    </DialogFrame>
  );
}

function driverHint(driver: string, isSwarm: boolean): string {
  switch (driver) {
    case 'bridge':
      return 'A private network on this host; ports are published by the host.';
    case 'overlay':
      return isSwarm
        ? 'One network across the hosts of the swarm.'
        : 'Needs a swarm, and this engine is in none.';
    case 'macvlan':
      return 'Members stand in the host’s own LAN, each with a MAC address of its own.';
    case 'ipvlan':
      return 'Members stand in the host’s own LAN, behind the host’s MAC address.';
    default:
      return 'A driver from a plugin.';
  }
}
