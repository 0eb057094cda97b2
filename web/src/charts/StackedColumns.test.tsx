import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { StackedColumns } from './StackedColumns';

const buckets = ['1 nov', '2 nov', '3 nov'].map((label, k) => ({ label, partial: k === 2 }));
const series = [
  { id: 'a', label: 'alpha', color: '#000', values: [1, 2, 3] },
  { id: 'b', label: 'beta', color: '#111', values: [10, 20, 30] },
];

test('The arrow keys walk the columns and each is spoken', async () => {
  const user = userEvent.setup();
  render(
    <MantineProvider>
      <StackedColumns
        label="x"
        buckets={buckets}
        series={series}
        formatShort={String}
        format={String}
        totalLabel="Total"
        partialLabel="partial"
      />
    </MantineProvider>,
  );

  await user.tab();
  await user.keyboard('{Home}{ArrowRight}');
  expect(screen.getByText('2 nov: Total 22, alpha 2, beta 20')).toBeInTheDocument();

  await user.keyboard('{End}');
  expect(screen.getByText('3 nov: Total 33, alpha 3, beta 30')).toBeInTheDocument();
});
