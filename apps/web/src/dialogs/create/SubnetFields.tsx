import { CloseButton } from '@mantine/core';
import { AddressField } from '../fields/AddressField.tsx';
import fields from '../fields/Fields.module.css';
import { PairFields } from '../fields/PairFields.tsx';
import type { SubnetInput } from './CreateInput.ts';
import classes from './Create.module.css';
import type { CreateFormProps } from './CreateInput.ts';
import { withoutSubnet, withSubnet } from './subnets.ts';

/** One subnet with gateway, range and excluded addresses; the first one's own field stands at the top of the form. */
export function SubnetFields({ input, change, shown, at }: CreateFormProps & { at: number }) {
  const wanted = input.subnets[at];
  if (!wanted) return null;
  const path = `subnets.${at}`;
  const isIPv6 = wanted.subnet.includes(':');
  const set = (field: keyof SubnetInput, fieldsOfIt: Partial<SubnetInput>) =>
    change(`${path}.${field}`, { subnets: withSubnet(input.subnets, at, fieldsOfIt) });
  const number = at + 1;
  return (
    <fieldset className={classes.subnet}>
      <legend>
        Subnet {number}
        {at === 0 && wanted.subnet !== '' && <code>{wanted.subnet}</code>}
        {(at > 0 || wanted.subnet !== '') && (
          <CloseButton
            size="xs"
            aria-label={`Leave out subnet ${number}`}
            onClick={() => change('subnets', { subnets: withoutSubnet(input.subnets, at) })}
          />
        )}
      </legend>
      {at > 0 && (
        <AddressField
          label={`Subnet ${number}`}
          placeholder={isIPv6 ? 'fd00:1::/64' : '172.30.0.0/24'}
          value={wanted.subnet}
          notes={shown.notesOf(`${path}.subnet`)}
          onChange={(subnet) => set('subnet', { subnet })}
        />
      )}
      <div className={fields.columns}>
        <AddressField
          label="Gateway"
          placeholder="first address"
          value={wanted.gateway}
          notes={shown.notesOf(`${path}.gateway`)}
          onChange={(gateway) => set('gateway', { gateway })}
        />
        <AddressField
          label="Range"
          placeholder="whole subnet"
          hint="Members get addresses of this part only."
          value={wanted.ipRange}
          notes={shown.notesOf(`${path}.ipRange`)}
          onChange={(ipRange) => set('ipRange', { ipRange })}
        />
      </div>
      <PairFields
        title="Excluded addresses"
        one="excluded address"
        hint="Kept out of use: a name of your choice and the address."
        keyLabel="Name"
        valueLabel="Address"
        keyPlaceholder="router"
        valuePlaceholder={isIPv6 ? 'fd00:1::5' : '172.30.0.5'}
        pairs={wanted.auxAddresses}
        onChange={(auxAddresses) => set('auxAddresses', { auxAddresses })}
        notesOf={(key) => shown.notesOf(`${path}.auxAddresses.${key}`)}
      />
    </fieldset>
  );
}
