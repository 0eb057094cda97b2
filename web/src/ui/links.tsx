import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode } from 'react';

// A polymorphic component forgets the router's types; these keep them, so that a link to nowhere does not compile.
const PlainAnchor = (props: Omit<AnchorProps, 'href'> & { href?: string; children?: ReactNode }) => (
  <Anchor {...props} />
);
const PlainButton = (props: Omit<ButtonProps, 'href'> & { href?: string; children?: ReactNode }) => (
  <Button component="a" {...props} />
);

export const AnchorLink = createLink(PlainAnchor);
export const ButtonLink = createLink(PlainButton);
