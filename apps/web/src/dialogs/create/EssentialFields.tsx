import { Select, TextInput } from '@mantine/core';
import { optionsOf } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import classes from '../Dialog.module.css';
import { AddressField } from '../fields/AddressField.tsx';
import { noteProps } from '../fields/FieldNotes.tsx';
import { DriverOption, driverWords } from './DriverOption.tsx';
import { OptionField } from './OptionField.tsx';
import { optionsForDriver } from './options.ts';
import type { FormProps } from './FormProps.ts';
import { suggestBeside } from './suggestBeside.ts';
import { withSubnet } from './withSubnet.ts';

/** What every network has: name, driver with what it cannot do without, the first subnet. */
export function EssentialFields(props: FormProps) {
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
        {...noteProps(shown.of('name'))}
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
        classNames={{ options: classes.options }}
        placeholder="the engine’s default"
        value={input.driver || null}
        onChange={(driver) =>
          driver &&
          change('driver', {
            driver,
            options: optionsForDriver(input.options, options, optionsOf(driver, engine)),
          })
        }
        {...noteProps(shown.of('driver'), driverWords(input.driver, engine.swarm))}
      />
      {input.configFrom === '' &&
        options
          .filter(({ required }) => required)
          .map((option) => <OptionField key={option.key} {...props} option={option} />)}
      {input.configFrom === '' && (
        <AddressField
          label="Subnet"
          placeholder="the engine takes a free one"
          value={input.subnets[0]?.subnet ?? ''}
          notes={shown.of('subnets.0.subnet')}
          onChange={(subnet) =>
            change('subnets.0.subnet', { subnets: withSubnet(input.subnets, 0, { subnet }) })
          }
          suggestion={{
            verb: 'Suggest',
            value: () => suggestBeside(networks, input.subnets.slice(1), 4),
          }}
        />
      )}
    </>
  );
}
