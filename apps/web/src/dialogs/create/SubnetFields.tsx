import { CloseButton } from '@mantine/core';
import { AddressField } from '../fields/AddressField.tsx';
import fields from '../fields/Fields.module.css';
import { PairFields } from '../fields/PairFields.tsx';
import type { SubnetInput } from './CreateInput.ts';
import classes from './Create.module.css';
import type { CreateFormProps } from './CreateInput.ts';
import { withoutSubnet, withSubnet } from './subnets.ts';

/**
 * One subnet with its gateway, range and excluded addresses. The field of the first subnet itself is at the top of the
 * form.
 */
export function SubnetFields({ input, change, shown, at }: CreateFormProps & { at: number }) {
  const subnetInput = input.subnets[at];
  if (!subnetInput) return null;
  const path = `subnets.${at}`;
  const isIPv6 = subnetInput.subnet.includes(':');
  const set = (field: keyof SubnetInput, changed: Partial<SubnetInput>) =>
    change(`${path}.${field}`, { subnets: withSubnet(input.subnets, at, changed) });
  const number = at + 1;
  return (
    <fieldset className={classes.subnet}>
      <legend>
        Subnet {number}
        {at === 0 && subnetInput.subnet !== '' && <code>{subnetInput.subnet}</code>}
        {(at > 0 || subnetInput.subnet !== '') && (
          <CloseButton
            size="xs"
            aria-label={`Remove subnet ${number}`}
            onClick={() => change('subnets', { subnets: withoutSubnet(input.subnets, at) })}
          />
        )}
      </legend>
      {at > 0 && (
        <AddressField
          label={`Subnet ${number}`}
          placeholder={isIPv6 ? 'fd00:1::/64' : '172.30.0.0/24'}
          value={subnetInput.subnet}
          notes={shown.notesOf(`${path}.subnet`)}
          onChange={(subnet) => set('subnet', { subnet })}
        />
      )}
      <div className={fields.columns}>
        <AddressField
          label="Gateway"
          placeholder="first address"
          value={subnetInput.gateway}
          notes={shown.notesOf(`${path}.gateway`)}
          onChange={(gateway) => set('gateway', { gateway })}
        />
        <AddressField
          label="Range"
          placeholder="whole subnet"
          hint="Containers get addresses from this range only."
          value={subnetInput.ipRange}
          notes={shown.notesOf(`${path}.ipRange`)}
          onChange={(ipRange) => set('ipRange', { ipRange })}
        />
      </div>
      <PairFields
        title="Excluded addresses"
        one="excluded address"
        hint="Addresses that no container gets, each with a name of your choice."
        keyLabel="Name"
        valueLabel="Address"
        keyPlaceholder="router"
        valuePlaceholder={isIPv6 ? 'fd00:1::5' : '172.30.0.5'}
        pairs={subnetInput.auxAddresses}
        onChange={(auxAddresses) => set('auxAddresses', { auxAddresses })}
        notesOf={(key) => shown.notesOf(`${path}.auxAddresses.${key}`)}
      />
    </fieldset>
  );
}
