import { Select, TextInput } from '@mantine/core';
import { optionsOf } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import dialog from '../frame/Dialog.module.css';
import { AddressField } from '../fields/AddressField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import { OptionField } from './OptionField.tsx';
import { optionsForDriver } from './options.ts';
import type { CreateFormProps } from './CreateInput.ts';
import { suggestFreeSubnet } from './subnets.ts';
import { withSubnet } from './subnets.ts';
import classes from './Create.module.css';

/** The fields that every network needs: the name, the driver with its required options, the first subnet. */
export function EssentialFields(props: CreateFormProps) {
  const { topology, input, change, shown } = props;
  const { engine, networks } = topology;
  const options = optionsOf(input.driver, engine);
  const drivers = [...new Set([...engine.networkDrivers, input.driver])].filter(Boolean);
  return (
    <>
      <TextInput
        label="Name"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={input.name}
        onChange={({ currentTarget }) => change('name', { name: currentTarget.value })}
        {...fieldNoteProps(shown.notesOf('name'))}
      />
      <Select
        label="Driver"
        data={drivers.map((driver) => ({
          value: driver,
          label: toVisible(driver, 60),
          disabled: driver === 'overlay' && !engine.swarm,
        }))}
        renderOption={({ option }) => <DriverOption driver={option.value} isSwarm={engine.swarm} />}
        allowDeselect={false}
        withScrollArea={false}
        classNames={{ options: dialog.options }}
        placeholder="the engine’s default"
        value={input.driver || null}
        onChange={(driver) =>
          driver &&
          change('driver', {
            driver,
            options: optionsForDriver(input.options, options, optionsOf(driver, engine)),
          })
        }
        {...fieldNoteProps(shown.notesOf('driver'), driverText(input.driver, engine.swarm))}
      />
      {input.configFrom === '' &&
        options
          .filter(({ required }) => required)
          .map((option) => <OptionField key={option.key} {...props} option={option} />)}
      {input.configFrom === '' && (
        <AddressField
          label="Subnet"
          placeholder="chosen by the engine"
          value={input.subnets[0]?.subnet ?? ''}
          notes={shown.notesOf('subnets.0.subnet')}
          onChange={(subnet) =>
            change('subnets.0.subnet', { subnets: withSubnet(input.subnets, 0, { subnet }) })
          }
          suggestion={{
            label: 'Suggest',
            value: () => suggestFreeSubnet(networks, input.subnets.slice(1), 4),
          }}
        />
      )}
    </>
  );
}

/** An entry of the list of drivers: the name, and what the networks of the driver are. */
function DriverOption({ driver, isSwarm }: { driver: string; isSwarm: boolean }) {
  return (
    <span className={classes.driver}>
      <Literal text={driver} max={60} />
      <small>{driverText(driver, isSwarm)}</small>
    </span>
  );
}

/** Describes the networks of a driver in one sentence or two. */
function driverText(driver: string, isSwarm: boolean): string {
  switch (driver) {
    case '':
      return 'The engine uses its default driver.';
    case 'bridge':
      return 'A private network on this host. The host publishes ports.';
    case 'overlay':
      return isSwarm
        ? 'One network across the hosts of the swarm.'
        : 'Requires a swarm. This engine is not part of one.';
    case 'macvlan':
      return 'Containers are on the host’s LAN, each with its own MAC address. The host itself cannot reach them.';
    case 'ipvlan':
      return 'Containers are on the host’s LAN and share the host’s MAC address. The host itself cannot reach them.';
    default:
      return 'A driver from a plugin.';
  }
}
