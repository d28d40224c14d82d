import { Button, CloseButton, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import classes from './Dialog.module.css';
import type { CreateInput } from './toCreateRequest.ts';

/** The subnets of a new network; with none the engine takes one from its pools. */
export function SubnetFields({ form }: { form: UseFormReturnType<CreateInput> }) {
  const { subnets } = form.values;
  return (
    <>
      {subnets.map((_, at) => (
        <fieldset key={at} className={classes.subnet}>
          <legend>
            Subnet {subnets.length > 1 ? at + 1 : ''}
            <CloseButton
              size="xs"
              aria-label="Leave out this subnet"
              onClick={() => form.removeListItem('subnets', at)}
            />
          </legend>
          <TextInput
            label="Subnet"
            placeholder="172.30.0.0/24"
            autoFocus
            {...form.getInputProps(`subnets.${at}.subnet`)}
          />
          <TextInput
            label="Gateway"
            placeholder="first address"
            {...form.getInputProps(`subnets.${at}.gateway`)}
          />
          <TextInput
            label="Range"
            placeholder="whole subnet"
            {...form.getInputProps(`subnets.${at}.ipRange`)}
          />
        </fieldset>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => form.insertListItem('subnets', { subnet: '', gateway: '', ipRange: '' })}
        >
          {subnets.length === 0 ? 'Choose the subnet' : 'Another subnet'}
        </Button>
        {subnets.length === 0 && <span className={classes.quiet}> else the engine takes a free one.</span>}
      </div>
    </>
  );
}
