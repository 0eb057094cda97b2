import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { IconSearch } from './icons';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (text: string | undefined) => void;
}

/** Looks on the gateway, a moment after the last key. */
export function Search({ label, value, onChange }: Props) {
  const [text, setText] = useState(value ?? '');
  const tell = useDebouncedCallback((now: string) => onChange(now.trim() || undefined), 250);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      w={{ base: '100%', xs: 280 }}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        tell(event.currentTarget.value);
      }}
    />
  );
}
